"""Writes about flows. Every change is audited, and what callcontrol needs is sent to it in the same transaction."""
