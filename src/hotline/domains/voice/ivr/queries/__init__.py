"""Reads about flows and about what is said in them."""
