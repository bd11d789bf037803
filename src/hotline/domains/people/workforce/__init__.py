"""Workforce: how many calls come, and how many agents they need."""
