"""Search over the articles, pure: docs/algorithms/search.md tells how."""

from hotline.domains.understanding.knowledge.rules.search.arrays import arrays_of, index_of
from hotline.domains.understanding.knowledge.rules.search.completion import Completion
from hotline.domains.understanding.knowledge.rules.search.engine import Hit, Searcher
from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence, evidence
from hotline.domains.understanding.knowledge.rules.search.excerpts import Excerpt
from hotline.domains.understanding.knowledge.rules.search.index import Card, Entry, Index, Texts, texts_of
from hotline.domains.understanding.knowledge.rules.search.ranking import (
    FEATURES,
    WORDS_ONLY,
    Ranked,
    SearchQuery,
    SearchWeights,
    compare,
    is_in_letters,
    question_of,
)
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.vectors import Learned

__all__ = [
    "FEATURES",
    "WORDS_ONLY",
    "Card",
    "Completion",
    "Entry",
    "Evidence",
    "Excerpt",
    "Hit",
    "Index",
    "Learned",
    "Ranked",
    "SearchQuery",
    "SearchWeights",
    "Searcher",
    "Synonyms",
    "Texts",
    "arrays_of",
    "compare",
    "evidence",
    "index_of",
    "is_in_letters",
    "question_of",
    "texts_of",
]
