"""Layouts of walls, and what a hall may see; pure. The public names."""
