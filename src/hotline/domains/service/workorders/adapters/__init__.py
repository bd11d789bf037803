"""Adapters of the work orders."""
