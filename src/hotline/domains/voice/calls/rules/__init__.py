"""The life of a live call, pure. The public names."""
