"""Letting other systems in, and what they are let in for."""
