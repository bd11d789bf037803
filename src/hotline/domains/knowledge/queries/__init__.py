"""Reads about topics and what is known about them."""

from hotline.domains.knowledge.queries.shipped import shipped_articles
from hotline.domains.knowledge.queries.tree import Topic, titles, topics

__all__ = ["Topic", "shipped_articles", "titles", "topics"]
