"""What is done to the knowledge base."""
