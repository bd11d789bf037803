"""Reads about requests for approval."""
