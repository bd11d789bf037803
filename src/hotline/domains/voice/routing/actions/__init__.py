"""Writes about queues, skills, temporary skills and notices. What the router needs is published."""
