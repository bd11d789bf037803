"""Reads of call records and of agents' time."""
