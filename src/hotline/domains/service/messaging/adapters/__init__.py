"""Adapters of the messaging domain."""
