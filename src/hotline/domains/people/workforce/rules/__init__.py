"""What planning decides, without input and output."""
