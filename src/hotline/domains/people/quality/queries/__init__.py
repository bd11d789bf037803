"""Reads of quality inspection."""
