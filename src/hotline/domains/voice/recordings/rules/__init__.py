"""Judging and showing recordings, pure."""
