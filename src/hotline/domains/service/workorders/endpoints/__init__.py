"""Endpoints of cases and their models."""
