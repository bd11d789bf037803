"""Reads about topics and what is known about them."""
