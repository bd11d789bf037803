"""Calls on the wire."""
