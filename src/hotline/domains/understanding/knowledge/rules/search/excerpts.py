"""The excerpt shown of an article that was found: the passage that fits the question, with the matching words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.article import Passage
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.text import normalised

#: A pair of characters that more than this share of a text's passages would have says nothing: 什么, 怎么.
COMMON = frozenset(
    {"什么", "怎么", "可以", "能不", "不能", "是不", "多少", "我们", "他们", "有没", "没有", "一下", "现在", "这个"}
)
#: Weight of nearness in meaning beside common words, and the bonus of the conclusion.
NEARNESS, CONCLUSION = 4.0, 0.15


class Excerpt(NamedTuple):
    """A passage of a result. ``marks`` are the (start, end) positions of the matching words, in order."""

    passage: Passage
    marks: tuple[tuple[int, int], ...]


def excerpt_of(
    typed: str, passages: Sequence[Passage], synonyms: Synonyms, near: NDArray[np.float32] | None = None
) -> Excerpt:
    pairs, groups = _pairs(normalised(typed)), set(synonyms.in_text(normalised(typed)))
    marked = [_marks(passage.text.lower(), pairs, groups, synonyms) for passage in passages]
    worth = np.array(
        [_covered(marks) / (12 + len(passage.text) ** 0.5) for passage, marks in zip(passages, marked, strict=True)]
    )
    if near is not None and len(near) == len(passages):
        worth += NEARNESS * (near - near.mean())
    worth += [CONCLUSION if passage.key == "conclusion" else 0 for passage in passages]
    best = int(worth.argmax())
    return Excerpt(passages[best], marked[best])


def _pairs(text: str) -> frozenset[str]:
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return frozenset(pair for pair in pairs - COMMON if " " not in pair)


def _marks(text: str, pairs: frozenset[str], groups: set[int], synonyms: Synonyms) -> tuple[tuple[int, int], ...]:
    found = [(at, at + 2) for at in range(len(text) - 1) if text[at : at + 2] in pairs]
    if synonyms.has_any(text, groups):
        found += [(begin, end) for begin, end, group in synonyms.places(text) if group in groups]
    return tuple(_joined(sorted(found)))


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in places:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _covered(marks: Iterable[tuple[int, int]]) -> int:
    return sum(end - begin for begin, end in marks)
