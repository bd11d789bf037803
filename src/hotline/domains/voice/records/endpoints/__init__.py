"""Endpoints of finished calls and of the current caller."""
