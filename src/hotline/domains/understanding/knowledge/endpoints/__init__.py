"""Endpoints of the knowledge base, a file per noun."""
