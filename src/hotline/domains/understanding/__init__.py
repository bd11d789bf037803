"""The knowledge base, the detection of unrest, and the assistant that answers from the articles."""
