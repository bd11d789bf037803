"""Completes a typed text by known phrasings that begin with it."""

from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.domains.understanding.knowledge.rules.search.text import normalised

#: Ways looked at; one article speaks once.
LOOKED_AT = 200


class Completion(NamedTuple):
    row: int
    way: str


def completions(index: Index, typed: str, limit: int) -> list[Completion]:
    """The shortest first; nothing for nothing."""
    begun = normalised(typed)
    if not begun:
        return []
    found: dict[int, str] = {}
    for at in islice(range(_first(index, begun), len(index.ways)), LOOKED_AT):
        key, _, way = index.ways[at].decode().partition("\n")
        if not key.startswith(begun):
            break
        row = int(index.way_rows[at])
        if row not in found or len(way) < len(found[row]):
            found[row] = way
    return [Completion(row, way) for row, way in sorted(found.items(), key=lambda each: len(each[1]))[:limit]]


def exactly(index: Index, typed: str) -> list[int]:
    """The articles of which the typed text is a phrasing or the title, as rows."""
    typed_text, rows = normalised(typed), dict[int, None]()
    for at in range(_first(index, f"{typed_text}\n"), len(index.ways)):
        if index.ways[at].decode().partition("\n")[0] != typed_text:
            break
        rows[int(index.way_rows[at])] = None
    return list(rows)


def _first(index: Index, key: str) -> int:
    return bisect_left(index.ways, key.encode())
