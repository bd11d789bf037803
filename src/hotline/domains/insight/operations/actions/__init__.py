"""Writes about alarms, thresholds and invariants."""
