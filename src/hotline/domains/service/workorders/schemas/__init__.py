"""Wire shapes of cases and their models."""
