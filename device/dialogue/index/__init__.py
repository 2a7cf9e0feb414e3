"""What a generation of the catalogue calls its goods: words, measures, choices, at once."""
