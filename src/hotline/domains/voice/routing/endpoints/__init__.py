"""What leaders ask of routing."""
