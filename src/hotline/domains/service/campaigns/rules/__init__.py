"""Decisions about campaigns: what may be done when, whom to ring next, how a try ends."""
