"""Endpoints of accounts: signing in, and what administrators do to other people's accounts."""
