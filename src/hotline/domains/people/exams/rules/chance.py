"""Chance that can be repeated: the same seed puts the same things in the same order, on any machine."""

from collections.abc import Sequence
from hashlib import sha256


def shuffled[Thing](seed: str, things: Sequence[Thing]) -> list[Thing]:
    """In an order that only the seed and the number of things decide."""
    order = sorted(range(len(things)), key=lambda at: rank(seed, at))
    return [things[at] for at in order]


def rank(seed: str, what: object) -> bytes:
    """By which ``what`` comes sooner or later under this seed."""
    return sha256(f"{seed}/{what}".encode()).digest()
