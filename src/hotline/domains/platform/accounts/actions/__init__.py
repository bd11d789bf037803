"""Writes about staff: signing in, and administering accounts and roles."""
