"""Rules of articles, their life and their differences. Pure."""
