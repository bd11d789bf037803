"""Writes of the audit chain."""
