"""Walks callers through flows. Pure, without telephony."""
