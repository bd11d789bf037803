"""Reads about clients."""
