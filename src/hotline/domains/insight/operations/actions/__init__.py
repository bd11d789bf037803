"""Alarms followed and dealt with, thresholds set, invariants looked after."""
