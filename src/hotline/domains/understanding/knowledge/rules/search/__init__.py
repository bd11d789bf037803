"""Search over the articles, pure: docs/algorithms/search.md tells how."""

from hotline.domains.understanding.knowledge.rules.search.arrays import arrays_of, index_of
from hotline.domains.understanding.knowledge.rules.search.completing import Completion
from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence, evidence
from hotline.domains.understanding.knowledge.rules.search.index import Card, Entry, Index, Texts, texts_of
from hotline.domains.understanding.knowledge.rules.search.meaning import Learned
from hotline.domains.understanding.knowledge.rules.search.ranking import (
    BY_WORDS,
    FEATURES,
    Question,
    Ranked,
    Weights,
    compare,
    is_in_letters,
    question_of,
)
from hotline.domains.understanding.knowledge.rules.search.searching import Hit, Searcher
from hotline.domains.understanding.knowledge.rules.search.showing import Shown
from hotline.domains.understanding.knowledge.rules.search.words import Synonyms

__all__ = [
    "BY_WORDS",
    "FEATURES",
    "Card",
    "Completion",
    "Entry",
    "Evidence",
    "Hit",
    "Index",
    "Learned",
    "Question",
    "Ranked",
    "Searcher",
    "Shown",
    "Synonyms",
    "Texts",
    "Weights",
    "arrays_of",
    "compare",
    "evidence",
    "index_of",
    "is_in_letters",
    "question_of",
    "texts_of",
]
