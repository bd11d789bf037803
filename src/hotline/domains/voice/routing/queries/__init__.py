"""Reads about queues, skills and who has them, leaders' directions, and notices."""
