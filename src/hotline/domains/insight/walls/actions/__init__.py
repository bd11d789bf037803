"""Designing walls, and letting screens show them."""
