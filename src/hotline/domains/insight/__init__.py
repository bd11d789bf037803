"""Figures and oversight: statistics, alarms, wall screens, the contract's indicators."""
