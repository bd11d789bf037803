"""Endpoints of practice."""
