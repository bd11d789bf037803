"""Reads about queues, skills and who has them, what leaders did, and what they told agents in writing."""
