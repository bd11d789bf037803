"""The outside world of the messaging domain."""
