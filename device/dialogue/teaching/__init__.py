"""The owner teaches answers."""
