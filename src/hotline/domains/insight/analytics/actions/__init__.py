"""Keeping facts: folding them from events, writing closed days and months, making all of it anew."""
