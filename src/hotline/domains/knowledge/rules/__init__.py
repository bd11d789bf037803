"""Articles, their life and their differences, pure."""
