"""Differences between two versions, by field and sentence, for showing side by side."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

import msgspec

from hotline.domains.understanding.knowledge.rules.article import LABELS, RICH_LISTS, Article
from hotline.domains.understanding.knowledge.rules.rich_text import plain_text

type What = Literal["same", "added", "removed"]

SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")


class DifferencePiece(msgspec.Struct, frozen=True):
    """A sentence on one side of a comparison."""

    what: What
    text: str


class DifferenceRow(msgspec.Struct, frozen=True):
    """One item of a field on both sides. An empty side lacks the item."""

    before: tuple[DifferencePiece, ...]
    after: tuple[DifferencePiece, ...]


class Difference(msgspec.Struct, frozen=True):
    """The difference of one field between two versions."""

    field: str
    label: str
    #: All items of the field, unchanged ones included.
    rows: tuple[DifferenceRow, ...]
    #: Whether only the markup differs.
    only_looks: bool


def differences(before: Article, after: Article) -> list[Difference]:
    """The fields that differ, in reading order. Empty when both articles are equal."""
    changed = (name for name in LABELS if getattr(before, name) != getattr(after, name))
    return [_difference(name, before, after) for name in changed]


def _difference(name: str, before: Article, after: Article) -> Difference:
    old, new = items_of(name, before), items_of(name, after)
    return Difference(name, LABELS[name], tuple(_rows(old, new)), only_looks=old == new)


def items_of(name: str, article: Article) -> list[str]:
    """The items of a field as plain texts. Empty texts are left out."""
    value = getattr(article, name)
    match name:
        case "basis":
            return [basis.text for basis in article.basis]
        case "attachments":
            return [attachment.name for attachment in article.attachments]
        case "yearly" | "referral":
            return [value.text] if value else []
        case "districts":
            return [plain_text(value)] if value else []
        case _ if name in RICH_LISTS:
            return [plain_text(text) for text in value]
        case _:
            texts = value if isinstance(value, tuple) else (value,)
            return [str(text) for text in texts if text]


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[DifferenceRow]:
    for what, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (DifferenceRow(same, same) for same in map(_unchanged, old[from_old:to_old]))
        else:
            yield from (_row(*pair) for pair in zip_longest(old[from_old:to_old], new[from_new:to_new], fillvalue=""))


def _unchanged(text: str) -> tuple[DifferencePiece, ...]:
    return (DifferencePiece("same", text),)


def _row(old: str, new: str) -> DifferenceRow:
    before, after = list[DifferencePiece](), list[DifferencePiece]()
    was, now = sentences(old), sentences(new)
    for what, from_old, to_old, from_new, to_new in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        same = what == "equal"
        before += (DifferencePiece("same" if same else "removed", text) for text in was[from_old:to_old])
        after += (DifferencePiece("same" if same else "added", text) for text in now[from_new:to_new])
    return DifferenceRow(tuple(before), tuple(after))


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE.findall(text) if sentence]
