"""Screens long written texts, in which a single sentence may decide.

The classifier was trained on short texts: within a page of business the same threat weighs nothing. A text is therefore
also screened sentence by sentence, and its gravest sentence counts. A sentence without its context is less certain, so
in doubt it counts as calm, which the entire text would not.
"""

import re
from collections.abc import Iterator

from hotline.domains.understanding.screening.rules.learned import UnrestWeights
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import (
    LIKELY,
    LIKELY_RED,
    Hears,
    Level,
    UnrestVerdict,
    detect,
)

SHORT, AT_ONCE = 60, 30
"""A sentence longer than the first is judged clause after clause with those that follow, up to the second."""
SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")
CLAUSE = re.compile(r"[^，,、]+[，,、]?")
GRAVEST = (*Level, None)


def detect_in_writing(
    text: str, weights: UnrestWeights | None = None, hears: Hears | None = None, likely_red: float = LIKELY_RED
) -> UnrestVerdict:
    """The verdict on a written text. Its evidence is quoted as it stands in the text."""
    sentences = list(sentences_of(text))
    found = [detect([SpeechTurn("citizen", text)], weights, hears, likely_red)]
    if len(sentences) > 1:
        torn = (detect([SpeechTurn("citizen", part)], weights, hears) for part in sentences)
        found += [verdict for verdict in torn if verdict.likely >= LIKELY]
    return min(found, key=lambda verdict: (GRAVEST.index(verdict.level), -verdict.likely))


def sentences_of(text: str) -> Iterator[str]:
    for sentence in SENTENCE.findall(text):
        if len(sentence) <= SHORT:
            yield sentence
        else:
            yield from _apart(sentence)


def _apart(sentence: str) -> Iterator[str]:
    """Overlapping groups of clauses: from each clause on as many as fit, unless the previous group reaches as far."""
    clauses, reached = CLAUSE.findall(sentence), 0
    for first in range(len(clauses)):
        last, size = first + 1, len(clauses[first])
        while last < len(clauses) and size + len(clauses[last]) <= AT_ONCE:
            last, size = last + 1, size + len(clauses[last])
        if last > reached:
            reached = last
            yield "".join(clauses[first:last])
