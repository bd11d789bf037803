"""Walls over HTTP."""
