"""Which algorithm protects what, as the assessment of cryptography (GB/T 39786) asks."""

from collections.abc import Iterable

import msgspec


class AlgorithmUse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``bits``: of the key or the digest. ``domestic``: a Chinese algorithm protects it.

    ``code``: the file that uses it, ``by``: words in it that show so. ``why``: why another one is used, or besides.
    """

    algorithm: str
    bits: int
    domestic: bool
    purpose: str
    standard: str
    code: str
    by: str
    why: str = ""


class AlgorithmUses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    uses: tuple[AlgorithmUse, ...]


def unexplained(uses: Iterable[AlgorithmUse]) -> list[str]:
    """Uses of algorithms that are not Chinese, without a word why."""
    return [f"{each.algorithm}: {each.purpose}" for each in uses if not each.domestic and not each.why]
