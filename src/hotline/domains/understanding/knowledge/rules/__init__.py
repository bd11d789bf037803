"""Articles, their life and their differences, pure. The public names of the domain's rules."""
