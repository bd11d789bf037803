"""The telephone, identity and account numbers in a text, as they are indexed, however somebody wrote them.

Seven figures and more: a year or an amount is shorter. Figures may be full-width or spoken (幺三八…), in groups with
spaces or hyphens, with the country's code before a mobile number.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

SHORTEST, LONGEST = 7, 19
#: Of one run of groups so many are put together at most.
MAX_GROUPS = 8
SPOKEN = str.maketrans("〇零幺一二两三四五六七八九", "0011223456789", "")
#: Hyphens and dashes as people type them, and spaces of other widths.
SEPARATORS = str.maketrans(dict.fromkeys("‐‑‒–—―－·", "-") | dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000", " "))
_RUN = re.compile(r"(?<!\d)\d(?:[ -]{0,3}\d)*(?:[Xx](?![A-Za-z]))?", re.ASCII)
_SPOKEN = re.compile(r"[〇零幺一二两三四五六七八九](?:[ -]?[〇零幺一二两三四五六七八九]){6,}")
_GROUP = re.compile(r"\d+[Xx]?", re.ASCII)
_COUNTRY = re.compile(r"(?:00)?86(1[3-9]\d{9})", re.ASCII)
#: What people group: mobile numbers, landlines with the area's code, identity numbers.
_KNOWN = re.compile(r"1[3-9]\d{9}|0[1-9]\d{8,10}|[1-9]\d{16}[\dX]", re.ASCII)


class WrittenNumber(NamedTuple):
    """``number`` as it is indexed, written at characters ``start`` to ``end``."""

    start: int
    end: int
    number: str


def written_numbers(text: str) -> Iterator[WrittenNumber]:
    """Those in figures, then those in words. A run of groups may be one number and hold others: they may overlap."""
    plain = _plain(text)
    for run in _RUN.finditer(plain):
        yield from _in_groups(plain, run)
    for run in _SPOKEN.finditer(plain):  # apart: in 13800000001一直打不通 the word after the figures is none of them
        yield from _in_groups(plain.translate(SPOKEN), run)


def _in_groups(plain: str, run: re.Match[str]) -> Iterator[WrittenNumber]:
    groups = list(_GROUP.finditer(plain, run.start(), run.end()))
    for first in range(len(groups)):
        figures = ""
        for last in range(first, min(first + MAX_GROUPS, len(groups))):
            figures += groups[last][0].upper()
            number, is_all = _without_country(figures), first == 0 and last == len(groups) - 1
            if _KNOWN.fullmatch(number) or (is_all and SHORTEST <= len(figures) <= LONGEST):
                yield WrittenNumber(groups[first].start(), groups[last].end(), number)


def _plain(text: str) -> str:
    """The text with figures, hyphens and spaces of ASCII, each character in its place."""
    widths = (unicodedata.normalize("NFKC", each) if each > "\x7f" else each for each in text.translate(SEPARATORS))
    return "".join(each if len(each) == 1 else " " for each in widths)


def _without_country(figures: str) -> str:
    found = _COUNTRY.fullmatch(figures)
    return found[1] if found else figures
