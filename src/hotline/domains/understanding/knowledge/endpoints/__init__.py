"""Endpoints of the knowledge base, one file per noun."""
