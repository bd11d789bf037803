"""Recordings checked, archived, held, handed out, deleted."""
