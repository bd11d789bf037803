"""Splits texts into short runs of characters, syllables and initials, in one pass and without a dictionary.

A run is a 32-bit hash of its content. Collisions are rare among some hundred thousand runs.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.search.pinyin import initials_of, syllables_of

CHARACTERS = (1, 2)
SYLLABLES = (1, 2)
INITIALS = (2, 3, 4)
_MIX = np.uint32(0x9E3779B1)
_LINE, _SPACE = ord("\n"), ord(" ")
#: Salts that keep the codes of different kinds of runs apart.
_KIND = {"characters": 0x11111111, "syllables": 0x22222222, "initials": 0x44444444, "numbers": 0x88888888}


class Grams(NamedTuple):
    """``rows[i]`` holds the run ``ids[i]``, as often as it is there."""

    rows: NDArray[np.int32]
    ids: NDArray[np.uint32]


def characters(texts: Sequence[str]) -> Grams:
    codes, rows = _laid_out(texts)
    return _runs(np.where(codes == _SPACE, 0, codes), rows, CHARACTERS, "characters")


def syllables(texts: Sequence[str]) -> Grams:
    codes, rows = _laid_out(texts)
    return _runs(syllables_of(codes), rows, SYLLABLES, "syllables")


def initials(texts: Sequence[str]) -> Grams:
    codes, rows = _laid_out(texts)
    return _runs(initials_of(codes), rows, INITIALS, "initials")


def numbered(numbers: Sequence[Sequence[int]]) -> Grams:
    """Runs that are numbers already, by row: groups of words that mean the same."""
    rows = np.repeat(np.arange(len(numbers), dtype=np.int32), [len(some) for some in numbers])
    codes = np.array([number + 1 for some in numbers for number in some], np.uint32)
    return Grams(rows, _runs(codes, rows, (1,), "numbers").ids)


def owned(grams: Grams, owners: NDArray[np.int32]) -> Grams:
    """The same runs under the owner of each row."""
    return Grams(owners[grams.rows], grams.ids)


def of_syllables(numbers: Sequence[int]) -> NDArray[np.uint32]:
    """The runs of one query whose syllables are known."""
    codes = np.array(numbers, np.uint32)
    return _runs(codes, np.zeros(len(codes), np.int32), SYLLABLES, "syllables").ids


def _laid_out(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The characters of all texts in one array, and the number of the text of each."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le"), np.uint32)
    ends = codes == _LINE
    return np.where(ends, 0, codes), np.cumsum(ends, dtype=np.int32)


def _runs(codes: NDArray[np.uint32], rows: NDArray[np.int32], sizes: Sequence[int], kind: str) -> Grams:
    """Runs of these lengths that hold no 0."""
    found_rows, found_ids = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
    number = np.full(len(codes), _KIND[kind], np.uint32)
    unmasked = np.ones(len(codes), bool)
    for size in range(1, min(max(sizes), len(codes)) + 1):
        last = codes[size - 1 :]
        number = (number[: len(last)] ^ last) * _MIX
        number ^= number >> np.uint32(15)
        unmasked = unmasked[: len(last)] & (last != 0)
        if size in sizes:
            found_rows.append(rows[: len(last)][unmasked])
            found_ids.append(number[unmasked])
    return Grams(np.concatenate(found_rows), np.concatenate(found_ids))
