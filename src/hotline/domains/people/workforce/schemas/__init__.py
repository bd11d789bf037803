"""Workforce on the wire."""
