"""Recordings read: heard, found, judged."""
