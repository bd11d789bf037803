"""Endpoints of routing for leaders."""
