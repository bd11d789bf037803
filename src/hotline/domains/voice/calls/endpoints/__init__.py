"""Endpoints for browsers: the agent's desk, commands, live updates, supervision."""
