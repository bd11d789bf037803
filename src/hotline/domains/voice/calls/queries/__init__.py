"""Reads for live screens."""
