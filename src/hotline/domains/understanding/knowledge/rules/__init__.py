"""Rules of articles, their states and their differences. Pure."""
