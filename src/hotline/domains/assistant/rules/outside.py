"""What the hotline does not answer: which line does, by how others asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.assistant.rules.reading import squeezed


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``number`` empty: nobody is named. ``topic``: the article that says the same."""

    says: str
    asked_as: tuple[str, ...]
    number: str = ""
    to: str = ""
    topic: str = ""


class Near(NamedTuple):
    """The line that is nearest: ``meant`` -1 to 1, ``said`` 0 to 1, both of its nearest question."""

    name: str
    meant: float
    said: float


@dataclass(frozen=True)
class Outside:
    """``places``: of every question in ``owners``' order among the articles' meanings; None where nothing embeds."""

    lines: dict[str, Line]
    owners: tuple[str, ...]
    pairs: tuple[frozenset[str], ...]
    places: NDArray[np.float32] | None

    @classmethod
    def of(cls, lines: dict[str, Line], places: NDArray[np.float32] | None) -> Self:
        """``places`` in the order of ``questions_of``."""
        asked = [(name, question) for name, line in lines.items() for question in line.asked_as]
        return cls(lines, tuple(name for name, _ in asked), tuple(_pairs(question) for _, question in asked), places)

    def nearest(self, text: str, place: NDArray[np.float32] | None, without: int | None = None) -> Near:
        """``without``: leave this question out, as when it is itself what is asked."""
        said = _pairs(text)
        shares = np.array([_alike(said, pairs) for pairs in self.pairs], np.float32)
        near = np.dot(self.places, place) if self.places is not None and place is not None else np.zeros_like(shares)
        if without is not None:
            shares[without] = near[without] = -1
        best = int((near + shares).argmax())
        return Near(self.owners[best], float(near.max()), float(shares.max()))


def questions_of(lines: dict[str, Line]) -> Sequence[str]:
    return [question for line in lines.values() for question in line.asked_as]


def _pairs(text: str) -> frozenset[str]:
    said = squeezed(text)
    return frozenset(said[at : at + 2] for at in range(len(said) - 1))


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    """Dice's: of two sets of pairs."""
    return 2 * len(some & others) / max(len(some) + len(others), 1)
