"""What the hotline does not answer: which line does, by how others asked for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.assistant.rules.reading import squeezed

#: What the nearest question, the next and so on count for their line.
VOTES = (1.0, 0.6, 0.5, 0.4, 0.3)
#: What it counts for its line that the question is placed there as learned (``Placing``).
PLACED = 4.0
NOBODY = np.array([], np.int64)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``number`` empty: nobody is named. ``topic``: the article that says the same."""

    says: str
    asked_as: tuple[str, ...]
    number: str = ""
    to: str = ""
    topic: str = ""

    def placed_at(self, name: str) -> str:
        """Under which name questions for it are learned: the article's that says the same, else its own."""
        return self.topic or name


class Near(NamedTuple):
    """The line that is nearest: ``meant`` -1 to 1, ``said`` 0 to 1, both of its nearest question."""

    name: str
    meant: float
    said: float


@dataclass(frozen=True)
class Outside:
    """``holders``: a pair of characters -> the questions that hold it, by number; ``sizes``: pairs of each question.

    ``places``: of every question in ``owners``' order among the articles' meanings; None where nothing embeds.
    """

    lines: dict[str, Line]
    owners: tuple[str, ...]
    holders: Mapping[str, NDArray[np.int64]]
    sizes: NDArray[np.float32]
    places: NDArray[np.float32] | None

    @classmethod
    def of(cls, lines: dict[str, Line], places: NDArray[np.float32] | None) -> Self:
        """``places`` in the order of ``questions_of``."""
        asked = [(name, question) for name, line in lines.items() for question in line.asked_as]
        pairs, holders = [_pairs(question) for _, question in asked], defaultdict[str, list[int]](list)
        for number, some in enumerate(pairs):
            for pair in some:
                holders[pair].append(number)
        held = {pair: np.array(numbers) for pair, numbers in holders.items()}
        sizes = np.array([len(some) for some in pairs], np.float32)
        return cls(lines, tuple(name for name, _ in asked), held, sizes, places)

    def nearest(
        self,
        text: str,
        place: NDArray[np.float32] | None,
        placed: NDArray[np.float32] | None = None,
        without: int | None = None,
    ) -> Near:
        """``placed``: how likely it is each line's as learned, in the order of ``lines``. ``without``: leave this
        question out, as when it is itself what is asked.
        """
        shares = self._alike(_pairs(text))
        near = np.dot(self.places, place) if self.places is not None and place is not None else np.zeros_like(shares)
        if without is not None:
            shares[without] = near[without] = -1
        return Near(self._owner(near + shares, placed), float(near.max()), float(shares.max()))

    def _owner(self, likeness: NDArray[np.float32], placed: NDArray[np.float32] | None) -> str:
        """The line of the nearest questions: one alone may be near by chance."""
        votes = defaultdict[str, float](float)
        if placed is not None:
            votes.update({name: PLACED * float(each) for name, each in zip(self.lines, placed, strict=True)})
        for weight, number in zip(VOTES, np.argsort(-likeness, kind="stable"), strict=False):
            votes[self.owners[int(number)]] += weight * float(likeness[number])
        return max(votes, key=votes.__getitem__)

    def _alike(self, said: frozenset[str]) -> NDArray[np.float32]:
        """Dice's share of pairs in common with each question, 0 to 1."""
        common = np.zeros_like(self.sizes)
        for pair in said:
            common[self.holders.get(pair, NOBODY)] += 1
        shares: NDArray[np.float32] = (2 * common / np.maximum(self.sizes + len(said), 1)).astype(np.float32)
        return shares


def questions_of(lines: dict[str, Line]) -> Sequence[str]:
    return [question for line in lines.values() for question in line.asked_as]


def _pairs(text: str) -> frozenset[str]:
    said = squeezed(text)
    return frozenset(said[at : at + 2] for at in range(len(said) - 1))
