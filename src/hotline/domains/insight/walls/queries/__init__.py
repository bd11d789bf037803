"""Reads for walls."""
