"""Reads about flows and prompts."""
