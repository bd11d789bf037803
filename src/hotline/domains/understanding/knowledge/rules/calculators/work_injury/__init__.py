"""What a work injury gives a right to, and who pays."""
