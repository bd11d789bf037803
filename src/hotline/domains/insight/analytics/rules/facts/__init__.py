"""Facts: flat rows folded from events. All figures are counted from facts."""
