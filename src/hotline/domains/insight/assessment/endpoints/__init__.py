"""Endpoints of the contract's assessment."""
