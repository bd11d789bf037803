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
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.queries.finder import Finder, builtin, current, finder_with
from hotline.domains.understanding.knowledge.queries.integrity import position
from hotline.domains.understanding.knowledge.queries.search_engine import has_index, look, must_look, suggest
from hotline.domains.understanding.knowledge.queries.terms import builtin_terms, terms
from hotline.domains.understanding.knowledge.queries.tree import Topic, titles, topics
from hotline.domains.understanding.knowledge.queries.versions import newest_written
from hotline.domains.understanding.knowledge.rules import normalised
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
    "builtin",
    "builtin_articles",
    "builtin_terms",
    "current",
    "finder_with",
    "has_index",
    "in_force",
    "look",
    "must_look",
    "newest_written",
    "normalised",
    "passages",
    "position",
    "stamp",
    "suggest",
    "terms",
    "titles",
    "titles_of",
    "today",
    "topics",
    "version_read",
]
