"""Screens long written texts, in which a single sentence may decide.

The classifier was trained on short texts: within a page of business the same threat weighs nothing. A text is therefore
also screened sentence by sentence, and its gravest sentence counts. A sentence without its context is less certain, so
in doubt it counts as calm, which the entire text would not.
"""

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest

from hotline.domains.understanding.screening.rules.learned import Meant, UnrestWeights
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
MAX_ENCODED = 20
"""Sentences of a text that an encoder hears, each in hundredths of a second: those likeliest by their words."""

ENDS = 79
"""Of a longer text an encoder hears so much of beginning and end as a whole, one piece: all takes many seconds."""


def detect_in_writing(
    text: str, weights: UnrestWeights | None = None, hears: Hears | None = None, likely_red: float = LIKELY_RED
) -> UnrestVerdict:
    """The verdict on a written text. Its evidence is quoted as it stands in the text."""
    sentences = list(dict.fromkeys(sentences_of(text)))
    found = [detect([SpeechTurn("citizen", text)], weights, hears and _of_its_ends(hears), likely_red)]
    if len(sentences) > 1:
        found += [verdict for verdict in _torn(sentences, weights, hears) if verdict.likely >= LIKELY]
    return min(found, key=lambda verdict: (GRAVEST.index(verdict.level), -verdict.likely))


def _of_its_ends(hears: Hears) -> Hears:
    def hear(turns: Sequence[SpeechTurn]) -> Meant:
        (turn,) = turns
        long = len(turn.text) > 2 * ENDS
        return hears([SpeechTurn(turn.role, f"{turn.text[:ENDS]}\n{turn.text[-ENDS:]}")] if long else turns)

    return hear


def _torn(sentences: Sequence[str], weights: UnrestWeights | None, hears: Hears | None) -> list[UnrestVerdict]:
    """The verdict on each sentence by itself."""
    turns = [[SpeechTurn("citizen", sentence)] for sentence in sentences]
    if hears is None or len(turns) <= MAX_ENCODED:
        return [detect(turn, weights, hears) for turn in turns]
    lexical = [detect(turn, weights) for turn in turns]
    doubtful = nlargest(MAX_ENCODED, range(len(turns)), key=lambda at: lexical[at].likely)
    return [verdict for at, verdict in enumerate(lexical) if at not in doubtful] + [
        detect(turns[at], weights, hears) for at in doubtful
    ]


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
