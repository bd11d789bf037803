"""Writes about recordings: check, archive, hold, hand out, delete."""
