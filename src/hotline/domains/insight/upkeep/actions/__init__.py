"""Writes of faults and the rota."""
