"""Endpoints of faults, run-books and the rota."""
