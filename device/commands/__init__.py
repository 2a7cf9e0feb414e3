"""The commands of `bolo` that use the whole appliance."""
