"""What the hotline does not answer: which line does, by how others asked for it and by what a question names."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.rules.text_parts import squeezed

#: What the nearest question, the next and so on count for their line.
VOTES = (1.0, 0.6, 0.5, 0.4, 0.3)
#: What it counts for its line that the question is placed there as learned (``Placing``).
CLASSIFIED = 4.0
#: What it counts for a line that the question names what is its business alone.
NAMED = 1.0
NOBODY = np.array([], np.int64)


class Finer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Within a line's business what another number does, by the patterns of what is ``named``."""

    says: str
    number: str
    to: str
    named: tuple[str, ...]


class OtherLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``number`` empty: nobody is named. ``topic``: the article that says the same.

    Patterns over the text without blanks: ``named``, what is this line's business alone; ``urgent``, what cannot wait
    whatever else is said, but for what is ``calm``: asked about afterwards.
    """

    says: str
    asked_as: tuple[str, ...]
    number: str = ""
    to: str = ""
    topic: str = ""
    named: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()
    finer: tuple[Finer, ...] = ()

    def classified_as(self, name: str) -> str:
        """Under which name questions for it are learned: the article's that says the same, else its own."""
        return self.topic or name

    def is_urgent(self, text: str) -> bool:
        return _any(self.urgent, text) and not _any(self.calm, text)

    def exactly(self, text: str) -> "OtherLine | Finer":
        """The number that deals with just this."""
        return next((each for each in self.finer if _any(each.named, text)), self)


class Near(NamedTuple):
    """The line that is nearest: ``meant`` -1 to 1, ``normal`` 0 to 1, both of its nearest question."""

    name: str
    meant: float
    said: float


@dataclass(frozen=True)
class Outside:
    """``holders``: a pair of characters -> the questions that hold it, by number; ``sizes``: pairs of each question.

    ``places``: of every question in ``owners``' order among the articles' meanings; None where nothing embeds.
    """

    lines: dict[str, OtherLine]
    owners: tuple[str, ...]
    holders: Mapping[str, NDArray[np.int64]]
    sizes: NDArray[np.float32]
    places: NDArray[np.float32] | None

    @classmethod
    def of(cls, lines: dict[str, OtherLine], places: NDArray[np.float32] | None) -> Self:
        """``places`` in the order of ``questions_of``."""
        phrasings = [(name, question) for name, line in lines.items() for question in line.asked_as]
        pairs, holders = [_pairs(question) for _, question in phrasings], defaultdict[str, list[int]](list)
        for number, some in enumerate(pairs):
            for pair in some:
                holders[pair].append(number)
        held = {pair: np.array(numbers) for pair, numbers in holders.items()}
        sizes = np.array([len(some) for some in pairs], np.float32)
        return cls(lines, tuple(name for name, _ in phrasings), held, sizes, places)

    def nearest(
        self,
        text: str,
        place: NDArray[np.float32] | None,
        classified: NDArray[np.float32] | None = None,
        without: int | None = None,
    ) -> Near:
        """``classified``: how likely it is each line's as learned, in the order of ``lines``. ``without``: leave this
        question out, as when it is itself what is asked.
        """
        shares, named = self._alike(_pairs(text)), self._named(text)
        near = np.dot(self.places, place) if self.places is not None and place is not None else np.zeros_like(shares)
        if without is not None:
            shares[without] = near[without] = -1
        return Near(self._owner(near + shares, classified, named), float(near.max()), float(shares.max()))

    def urgent(self, text: str) -> str | None:
        """The line that has to be rung at once, whosever question it may look like."""
        normal = _close(text)
        return next((name for name, line in self.lines.items() if line.is_urgent(normal)), None)

    def exactly(self, name: str, text: str) -> OtherLine | Finer:
        return self.lines[name].exactly(_close(text))

    def _named(self, text: str) -> list[str]:
        normal = _close(text)
        return [name for name, line in self.lines.items() if _any(line.named, normal)]

    def _owner(
        self, likeness: NDArray[np.float32], classified: NDArray[np.float32] | None, named: Sequence[str]
    ) -> str:
        """The line of the nearest questions: one alone may be near by chance."""
        votes = defaultdict[str, float](float)
        votes.update(dict.fromkeys(named, NAMED))
        if classified is not None:
            for name, each in zip(self.lines, classified, strict=True):
                votes[name] += CLASSIFIED * float(each)
        for weight, number in zip(VOTES, np.argsort(-likeness, kind="stable"), strict=False):
            votes[self.owners[int(number)]] += weight * float(likeness[number])
        return max(votes, key=votes.__getitem__)

    def _alike(self, normal: frozenset[str]) -> NDArray[np.float32]:
        """Dice's share of pairs in common with each question, 0 to 1."""
        common = np.zeros_like(self.sizes)
        for pair in normal:
            common[self.holders.get(pair, NOBODY)] += 1
        shares: NDArray[np.float32] = (2 * common / np.maximum(self.sizes + len(normal), 1)).astype(np.float32)
        return shares


def questions_of(lines: dict[str, OtherLine]) -> Sequence[str]:
    return [question for line in lines.values() for question in line.asked_as]


def _close(text: str) -> str:
    return "".join(text.split())


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return bool(patterns) and _pattern(patterns).search(text) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


def _pairs(text: str) -> frozenset[str]:
    normal = squeezed(text)
    return frozenset(normal[at : at + 2] for at in range(len(normal) - 1))
