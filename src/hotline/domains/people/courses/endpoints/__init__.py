"""Endpoints of courses."""
