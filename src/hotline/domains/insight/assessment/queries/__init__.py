"""Reads about the assessment: the quarter as it stands, contracts, trials."""
