"""Writes of call records: folded from the event log, corrected beside it, exported as files."""
