"""One search over everything that a member of staff may see: Ctrl K."""
