"""Deadlines on the Chinese working calendar: docs/algorithms/deadlines.md."""
