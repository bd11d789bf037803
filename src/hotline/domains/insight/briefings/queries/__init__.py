"""Reads about briefings."""
