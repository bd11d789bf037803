"""Writes of the assessment: entries for the indicators, and the life of a quarter."""
