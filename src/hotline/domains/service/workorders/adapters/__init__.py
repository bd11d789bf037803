"""The outside world of work orders."""
