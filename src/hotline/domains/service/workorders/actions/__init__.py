"""Writes about cases. Every action has a permission, an audit row, a line of the timeline and an event."""
