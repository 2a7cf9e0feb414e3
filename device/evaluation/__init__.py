"""Right answers counted: questions with what a right answer must contain, put to the dialogue."""
