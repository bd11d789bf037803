"""Writes about walls: layouts, and the links by which screens show them."""
