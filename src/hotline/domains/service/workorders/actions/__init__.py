"""Writes about work orders. Every deed has a permission, an audit row, a line of the timeline and an event."""
