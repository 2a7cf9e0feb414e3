"""Edges to the outside: button, lamp, USB stick, power."""
