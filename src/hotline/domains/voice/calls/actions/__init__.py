"""Requests of desks to router and callcontrol, and the audit of supervision."""
