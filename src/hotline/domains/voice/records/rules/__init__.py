"""What a call was, folded from its events. The public names."""
