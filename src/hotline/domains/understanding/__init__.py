"""What is known and what is meant: the knowledge base and the assistant that answers from it."""
