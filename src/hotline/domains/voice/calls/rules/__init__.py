"""Pure rules of a live call."""
