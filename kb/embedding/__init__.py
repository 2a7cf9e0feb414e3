"""Texts as vectors, so that what means the same is found though the words differ."""
