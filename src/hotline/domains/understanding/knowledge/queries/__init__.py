"""Reads about topics and articles."""
