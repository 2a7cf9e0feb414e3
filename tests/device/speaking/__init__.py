"""Tests of the voices and of what they are given to read."""
