"""Puts characters of the right sound but the wrong meaning right in recognised speech: 千合同 becomes 签合同.

What is put right is an additional query beside the recognised text, never a replacement of what a citizen typed.

Method: a character may stand for any other of the same sound (``search.pinyin``) that our articles use. Among all such
readings the one is chosen that character trigrams of the articles and their ways of asking make likeliest, less a
penalty for each changed character (Viterbi search with a beam).
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np

from hotline.domains.understanding.knowledge.rules.search.pinyin import syllables_of

#: Marks the beginning and the end of a text.
EDGE = "␂"
_PIECES = re.compile(r"\w+|\W+")
#: Weights of trigrams, bigrams and single characters in the probability of a character.
SHARES = (0.6, 0.3, 0.0999)
#: Probability of a character that the articles never use.
UNKNOWN = 1e-7
#: Natural logarithm of how much likelier the text must become for one character to be changed.
PENALTY = 3.5
#: A changed character must stand beside another one at least so often in the articles.
ATTESTED = 3
#: So often everyday phrases count, which no article holds and which must not be taken for words of the trade.
EVERYDAY_COUNT = 8
#: Spoken figures are never changed, and nothing is changed into one of them.
FIGURES = frozenset("零〇一二三四五六七八九两俩幺")
#: Nothing is changed into one of these either.
SCALES = frozenset("十百千万亿半几")
#: Readings that are followed at once, and characters tried for one sound.
BEAM, SAME_SOUND = 24, 12


class Reading(NamedTuple):
    score: float
    text: str


@dataclass(frozen=True)
class Homophones:
    """Counts of the articles' character sequences, and their characters by sound."""

    singles: dict[str, int] = field(repr=False)
    pairs: dict[str, int] = field(repr=False)
    triples: dict[str, int] = field(repr=False)
    by_sound: dict[int, tuple[str, ...]] = field(repr=False)
    total: int

    @classmethod
    def of(cls, texts: Iterable[str], everyday: Sequence[str] = ()) -> "Homophones":
        """``texts``: what is said in our trade: titles, ways of asking, passages. ``everyday``: common phrases."""
        singles, pairs, triples = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[str, int](int)
        for text in [*texts, *(each for each in everyday for _ in range(EVERYDAY_COUNT))]:
            edged = f"{EDGE}{EDGE}{_plain(text)}{EDGE}"
            for at in range(2, len(edged)):
                singles[edged[at]] += 1
                pairs[edged[at - 1 : at + 1]] += 1
                triples[edged[at - 2 : at + 1]] += 1
            pairs[EDGE + EDGE] += 1
            singles[EDGE] += 1
        sounds = defaultdict[int, list[str]](list)
        for character in sorted(singles, key=lambda each: -singles[each]):
            if sound := sound_of(character):
                sounds[sound].append(character)
        by_sound = {sound: tuple(some[:SAME_SOUND]) for sound, some in sounds.items()}
        return cls(dict(singles), dict(pairs), dict(triples), by_sound, sum(singles.values()))

    def put_right(self, text: str, penalty: float = PENALTY) -> str:
        """The likeliest reading of a recognised text. Of the same length; the text itself where nothing is likelier.

        What stands between punctuation marks is read by itself.
        """
        return "".join(self._reading(each, penalty) if each.isalnum() else each for each in _PIECES.findall(text))

    def _reading(self, text: str, penalty: float) -> str:
        held = [Reading(0.0, EDGE + EDGE)]
        for character in text:
            held = self._extended(held, character, penalty)
        best = max(held, key=lambda each: each.score + self._logarithm(each.text[-2:], EDGE)).text[2:]
        return "".join(
            new if new == old or self._is_attested(best, at) else old
            for at, (old, new) in enumerate(zip(text, best, strict=True))
        )

    def _is_attested(self, text: str, at: int) -> bool:
        neighbours = (text[at : at + 2], text[at - 1 : at + 1] if at else "")
        return any(self.pairs.get(each, 0) >= ATTESTED for each in neighbours if len(each) == 2)

    def _extended(self, held: Sequence[Reading], character: str, penalty: float) -> list[Reading]:
        others = () if character in FIGURES else self.by_sound.get(sound_of(character), ())
        choices = {character: 0.0} | {
            each: penalty for each in others if each != character and each not in FIGURES | SCALES
        }
        found: dict[str, Reading] = {}
        for score, text in held:
            for choice, cost in choices.items():
                total = score + self._logarithm(text[-2:], choice) - cost
                end = text[-1] + choice
                if end not in found or total > found[end].score:
                    found[end] = Reading(total, text + choice)
        return sorted(found.values(), reverse=True)[:BEAM]

    def _logarithm(self, before: str, character: str) -> float:
        """Of the probability of a character after two others."""
        pair, last = self.pairs.get(before, 0), before[-1:]
        by_triple = self.triples.get(before + character, 0) / pair if pair else 0.0
        single = self.singles.get(last, 0)
        by_pair = self.pairs.get(last + character, 0) / single if single else 0.0
        alone = self.singles.get(character, 0) / max(1, self.total)
        return math.log(SHARES[0] * by_triple + SHARES[1] * by_pair + SHARES[2] * alone + UNKNOWN)


@cache
def sound_of(character: str) -> int:
    """The number of a character's sound without its tone; dialects' confusions count as one. 0 for none."""
    return int(syllables_of(np.array([ord(character)], np.uint32))[0])


def with_terms(text: str, terms: Sequence[str]) -> str:
    """The text with every stretch that sounds like one of these terms written as that term. Terms first come first."""
    sounds, taken = [sound_of(each) for each in text], [False] * len(text)
    written = list(text)
    for term in terms:
        term_sounds = [sound_of(each) for each in term]
        for at in range(len(text) - len(term) + 1):
            end = at + len(term)
            if sounds[at:end] == term_sounds and 0 not in term_sounds and not any(taken[at:end]):
                written[at:end] = term
                taken[at:end] = [True] * len(term)
    return "".join(written)


def _plain(text: str) -> str:
    return "".join(each for each in text if each.isalnum())
