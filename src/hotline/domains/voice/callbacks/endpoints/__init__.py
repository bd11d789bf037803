"""Endpoints of the call-back list and of dialling."""
