"""What is known and what is meant: the knowledge base, the detector of unrest, the assistant that answers."""
