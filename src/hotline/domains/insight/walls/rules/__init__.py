"""Layouts of walls, and what a hall may see. Pure."""
