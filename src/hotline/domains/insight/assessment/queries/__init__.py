"""Reads about the assessment: the current quarter, contracts, trials."""
