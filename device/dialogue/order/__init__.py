"""What an utterance does to the basket: things, how many, which lines; the basket as a value."""
