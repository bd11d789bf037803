"""Reads of practice."""
