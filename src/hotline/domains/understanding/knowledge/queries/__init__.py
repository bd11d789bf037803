"""Reads about topics and what is known about them."""

from hotline.domains.understanding.knowledge.queries.articles import (
    InForce,
    article_on,
    articles_of,
    in_force,
    stamp,
    titles_of,
    today,
    version_read,
)
from hotline.domains.understanding.knowledge.queries.finding import Finder, current, delivered, finder_with
from hotline.domains.understanding.knowledge.queries.integrity import position
from hotline.domains.understanding.knowledge.queries.searching import has_index, look, must_look, suggest
from hotline.domains.understanding.knowledge.queries.shipped import shipped_articles
from hotline.domains.understanding.knowledge.queries.terms import shipped_terms, terms
from hotline.domains.understanding.knowledge.queries.tree import Topic, titles, topics
from hotline.domains.understanding.knowledge.queries.versions import newest_written
from hotline.domains.understanding.knowledge.rules import asked
from hotline.domains.understanding.knowledge.rules.article import Article, BadArticle, Passage, passages

__all__ = [
    "Article",
    "BadArticle",
    "Finder",
    "InForce",
    "Passage",
    "Topic",
    "article_on",
    "articles_of",
    "asked",
    "current",
    "delivered",
    "finder_with",
    "has_index",
    "in_force",
    "look",
    "must_look",
    "newest_written",
    "passages",
    "position",
    "shipped_articles",
    "shipped_terms",
    "stamp",
    "suggest",
    "terms",
    "titles",
    "titles_of",
    "today",
    "topics",
    "version_read",
]
