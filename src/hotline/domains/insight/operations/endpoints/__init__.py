"""Endpoints of the installation's health and of alarms."""
