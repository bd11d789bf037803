"""Folds a call's events into its record."""
