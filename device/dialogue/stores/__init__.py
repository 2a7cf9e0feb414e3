"""What is kept on disk: exchanges, missed questions, taught answers, slips."""
