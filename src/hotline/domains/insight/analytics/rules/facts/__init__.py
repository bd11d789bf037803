"""Facts: flat rows folded from events. Every figure is counted from them."""
