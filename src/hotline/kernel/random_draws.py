"""Draws at random that anybody can repeat: the same seed draws the same, whatever the order."""

import hashlib
from collections.abc import Iterable
from heapq import nsmallest


def draw_by_digest(ids: Iterable[str], seed: str, size: int) -> list[str]:
    """The ids whose digest with the seed is smallest: ``size`` of them, or all that there are.

    Each is equally likely, and the same seed gives the same ones.
    """
    if size <= 0:
        return []
    keyed = ((hashlib.sha256(f"{seed}/{each}".encode()).digest(), each) for each in ids)
    return [each for _, each in nsmallest(size, keyed)]
