"""Writes of quality inspection."""
