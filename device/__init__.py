"""The appliance: hears a question, finds the answer in the shop's records, speaks it."""
