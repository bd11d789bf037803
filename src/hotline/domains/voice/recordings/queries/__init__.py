"""Reads about recordings: playback, search, checks."""
