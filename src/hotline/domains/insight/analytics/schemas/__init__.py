"""Wire shapes of questions and answers."""
