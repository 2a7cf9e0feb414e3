"""What an utterance says: words, figures, names and wants, each linked to the shop."""
