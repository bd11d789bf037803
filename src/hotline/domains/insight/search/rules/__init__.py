"""What was typed, and the sounds of names. Pure."""
