"""Towards other systems: the open interface."""
