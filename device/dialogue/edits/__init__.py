"""What an utterance may do to an open basket: all that it may be, and what is likeliest meant."""
