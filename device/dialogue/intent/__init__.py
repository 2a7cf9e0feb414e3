"""What shall be answered: the intent, a question asked back, a stored answer, a refusal."""
