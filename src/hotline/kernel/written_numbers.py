"""The telephone, identity and account numbers in a text, as they are indexed, however somebody wrote them.

Seven figures and more: a year or an amount is shorter. Figures may be full-width or spoken (幺三八…), in groups with
spaces or hyphens, with the country's code before a mobile number.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

SHORTEST, LONGEST = 7, 19
#: Of one run of groups so many are put together at most.
MAX_GROUPS = 8
SPOKEN = str.maketrans("〇零幺一二两三四五六七八九", "0011223456789", "")
#: Hyphens and dashes as people type them, and spaces of other widths.
SEPARATORS = str.maketrans(
    dict.fromkeys("‐‑‒–—―－·", "-") | dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000\u200b\u200c\u200d\u2060\ufeff", " ")
)
#: A mobile number with other signs between its groups; elsewhere these stand between figures of their own.
_DOTTED = re.compile(r"(?<!\d)(1[3-9]\d)[./_,、](\d{4})[./_,、](\d{4})(?!\d)", re.ASCII)
_FIGURE = re.compile(r"[\d〇零幺一二两三四五六七八九]")
_RUN = re.compile(r"(?<!\d)\d(?:[ -]{0,3}\d)*(?:[Xx](?![A-Za-z]))?", re.ASCII)
_SPOKEN = re.compile(r"[〇零幺一二两三四五六七八九](?:[ -]?[〇零幺一二两三四五六七八九]){6,}")
_GROUP = re.compile(r"\d+[Xx]?", re.ASCII)
_COUNTRY = re.compile(r"(?:00)?86(1[3-9]\d{9})", re.ASCII)
_MOBILE, _IDENTITY = r"1[3-9]\d{9}", r"[1-9]\d{5}(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d{4}[\dX]"
#: Of a run that is longer than a number: what it may begin with, what it may end with (幺三八…一直打不通, 共一幺三八…).
_FIRST = [re.compile(each, re.ASCII) for each in (_MOBILE, _IDENTITY, r"0[1-9]\d{9}")]
_LAST = [re.compile(f"(?:{each})$", re.ASCII) for each in (_MOBILE, _IDENTITY)]
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


def known_replaced(text: str, by: Callable[[str], str]) -> str:
    """``text`` with ``by`` of each mobile, landline or identity number in the place where it is written."""
    return replaced(text, lambda number: by(number) if _KNOWN.fullmatch(number) else None)


def replaced(text: str, by: Callable[[str], str | None]) -> str:
    """``text`` with ``by`` of each number in the place where it is written; None leaves it.

    From the end to the beginning, so that places stay true; of numbers that overlap the longest goes.
    """
    if len(_FIGURE.findall(text)) < SHORTEST:
        return text
    found = [(one, instead) for one in written_numbers(text) if (instead := by(one.number)) is not None]
    before = len(text)
    for one, instead in sorted(found, key=lambda each: (-each[0].end, each[0].start)):
        if one.end <= before:
            text, before = f"{text[: one.start]}{instead}{text[one.end :]}", one.start
    return text


def _in_groups(plain: str, run: re.Match[str]) -> Iterator[WrittenNumber]:
    groups = list(_GROUP.finditer(plain, run.start(), run.end()))
    for first in range(len(groups)):
        figures = ""
        for last in range(first, min(first + MAX_GROUPS, len(groups))):
            figures += groups[last][0].upper()
            number, is_all = _without_country(figures), first == 0 and last == len(groups) - 1
            if _KNOWN.fullmatch(number) or (is_all and SHORTEST <= len(figures) <= LONGEST):
                yield WrittenNumber(groups[first].start(), groups[last].end(), number)
    yield from _alongside_other_figures(groups)


def _alongside_other_figures(groups: list[re.Match[str]]) -> Iterator[WrittenNumber]:
    """A number that other figures follow or precede without a break, as they do where figures are spoken."""
    figures = "".join(group[0].upper() for group in groups)
    if any(each.fullmatch(_without_country(figures)) for each in _LAST):
        return
    places = [place for group in groups for place in range(group.start(), group.end())]
    ends = [each.match(figures) for each in _FIRST] + [each.search(figures[-LONGEST:]) for each in _LAST]
    for found in filter(None, ends):
        start = found.start() + (max(len(figures) - LONGEST, 0) if found.re in _LAST else 0)
        yield WrittenNumber(places[start], places[start + len(found[0]) - 1] + 1, found[0])


def _plain(text: str) -> str:
    """The text with figures, hyphens and spaces of ASCII, each character in its place."""
    widths = (unicodedata.normalize("NFKC", each) if each > "\x7f" else each for each in text.translate(SEPARATORS))
    return _DOTTED.sub(r"\1-\2-\3", "".join(each if len(each) == 1 else " " for each in widths))


def _without_country(figures: str) -> str:
    found = _COUNTRY.fullmatch(figures)
    return found[1] if found else figures
