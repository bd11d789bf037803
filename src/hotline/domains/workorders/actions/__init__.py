"""Writes about work orders."""
