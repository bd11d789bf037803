"""Articles, their life and their differences, pure. The public names of the domain's rules."""

from hotline.domains.understanding.knowledge.rules.article import Passage
from hotline.domains.understanding.knowledge.rules.calculators import CALCULATORS, BadInput, Worked
from hotline.domains.understanding.knowledge.rules.search import Card, Evidence, Synonyms, evidence, question_of
from hotline.domains.understanding.knowledge.rules.search.text import in_figures, normalised, plain

__all__ = [
    "CALCULATORS",
    "BadInput",
    "Card",
    "Evidence",
    "Passage",
    "Synonyms",
    "Worked",
    "evidence",
    "in_figures",
    "normalised",
    "plain",
    "question_of",
]
