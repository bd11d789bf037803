"""Facts: flat rows, folded from events, that everything counted is counted from. The public names."""
