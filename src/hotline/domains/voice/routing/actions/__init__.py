"""Queues, skills and who has them, for good or lent; what matters to the router is published. What leaders write."""
