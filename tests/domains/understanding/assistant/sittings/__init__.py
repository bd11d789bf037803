"""Whole sittings of citizens with 京晓保: what each turn must be answered with, and the replies marked by it."""
