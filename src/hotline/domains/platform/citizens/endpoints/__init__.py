"""Endpoints of full numbers, and of citizens' requests about their personal data."""
