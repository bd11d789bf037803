"""People: planning who works when."""
