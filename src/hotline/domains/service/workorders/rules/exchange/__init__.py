"""The exchange with 12345: messages, signatures, and which of our facts 12345 gets."""
