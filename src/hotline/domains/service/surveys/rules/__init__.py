"""What surveys decide, without input and output."""
