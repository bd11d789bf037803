"""Signing, and the second places of heads."""
