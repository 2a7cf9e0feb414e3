"""Generations: immutable catalogues built beside the live one and switched to by one rename."""
