"""Reads about ratings."""
