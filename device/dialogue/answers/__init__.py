"""Answers, one job a file: each fills its figures in from the records and cites them."""
