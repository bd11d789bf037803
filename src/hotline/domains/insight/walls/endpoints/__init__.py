"""Endpoints of walls."""
