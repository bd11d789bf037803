"""Benefits after a work injury, and who pays them."""
