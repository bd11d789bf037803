"""Rosters: shifts, people, rules, the search for a good one and the check of any. ``docs/algorithms/roster.md``."""
