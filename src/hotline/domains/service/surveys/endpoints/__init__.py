"""Endpoints of surveys."""
