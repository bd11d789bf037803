"""Whole calls on the running installation; it starts with the first test that asks for it."""

from tests.e2e.floor import phone, settings

__all__ = ["phone", "settings"]
