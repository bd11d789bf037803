"""The search index of all articles in force: arrays only, so that processes share them from a mapped file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.rules.article import Article, Passage, passages
from hotline.domains.understanding.knowledge.rules.search import grams
from hotline.domains.understanding.knowledge.rules.search.bags import Bags, Source
from hotline.domains.understanding.knowledge.rules.search.blob import Blob
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.text import in_figures, normalised, plain
from hotline.domains.understanding.knowledge.rules.search.vectors import Learned, Meaning

#: Weight of a word of the title, relative to one of the text.
TITLE = 3.0


class Entry(msgspec.Struct, frozen=True):
    """An article as it is to be found: what was published as ``version``."""

    article: Article
    version: int = 1


class Card(msgspec.Struct, frozen=True):
    """An article as a search result. ``source``: its first legal basis, "" for none."""

    code: str
    topic: str
    version: int
    title: str
    conclusion: str
    spoken: str
    valid_from: date
    valid_until: date | None
    source: str
    passages: tuple[Passage, ...]
    related: tuple[str, ...] = ()
    calculators: tuple[str, ...] = ()


class Texts(msgspec.Struct, frozen=True):
    """The texts to embed: phrasings ``ways`` of the articles ``owners``, in order; ``heads``, one per article;
    passages.
    """

    ways: tuple[str, ...]
    owners: tuple[int, ...]
    heads: tuple[str, ...]
    passages: tuple[str, ...]
    passage_owners: tuple[int, ...]


@dataclass(frozen=True)
class Index:
    """``tokens``, ``sounds``, ``letters``: the articles by characters, by syllables, by first letters. ``ways``: every
    way to ask, as it is compared and as it was written, in the order of the former, for the articles ``way_rows``.
    ``groups``: the one text of the synonyms all this was made with. ``meaning`` None: nothing was embedded.
    """

    groups: Blob
    cards: Blob
    tokens: Bags
    sounds: Bags
    letters: Bags
    ways: Blob
    way_rows: NDArray[np.int32]
    meaning: Meaning | None

    @classmethod
    def of(cls, entries: Sequence[Entry], synonyms: Synonyms, learned: Learned | None = None) -> Self:
        size = len(entries)
        titles = [normalised(entry.article.title) for entry in entries]
        bodies = [in_figures(plain(_written(entry.article))) for entry in entries]
        ways = [(normalised(way), way, row) for row, entry in enumerate(entries) for way in _ways(entry.article)]
        rows = np.array([row for _, _, row in ways], np.int32)
        keys = [key for key, _, _ in ways]
        ordered = sorted(ways)
        return cls(
            groups=Blob.of([msgspec.json.encode(dict(synonyms.groups))]),
            cards=Blob.of(msgspec.json.encode(card_of(entry.article, entry.version)) for entry in entries),
            tokens=Bags.of(
                [
                    *(Source(each, TITLE) for each in _word_grams(titles, synonyms)),
                    *(Source(each, 1) for each in _word_grams(bodies, synonyms)),
                    *(Source(grams.owned(each, rows), 1) for each in _word_grams(keys, synonyms)),
                ],
                size,
            ),
            sounds=Bags.of(
                [
                    Source(grams.syllables(titles), TITLE),
                    Source(grams.syllables(bodies), 1),
                    Source(grams.owned(grams.syllables(keys), rows), 1),
                ],
                size,
            ),
            letters=Bags.of(
                [
                    Source(grams.initials(titles), TITLE),
                    Source(grams.initials([_tags(entry.article) for entry in entries]), 1),
                ],
                size,
            ),
            ways=Blob.of(f"{key}\n{way}".encode() for key, way, _ in ordered),
            way_rows=np.array([row for _, _, row in ordered], np.int32),
            meaning=Meaning.of(learned) if learned is not None else None,
        )

    def __len__(self) -> int:
        return len(self.cards)

    @property
    def synonyms(self) -> Synonyms:
        return Synonyms(msgspec.json.decode(self.groups[0], type=dict[str, int]))

    def card(self, row: int) -> Card:
        return msgspec.json.decode(self.cards[row], type=Card)


def word_codes(texts: Sequence[str], synonyms: Synonyms) -> NDArray[np.uint32]:
    """The runs of questions, by characters and by synonyms."""
    return np.concatenate([each.ids for each in _word_grams(texts, synonyms)])


def texts_of(entries: Sequence[Entry]) -> Texts:
    ways = [(way, row) for row, entry in enumerate(entries) for way in entry.article.asked_as]
    found = [(passage.text, row) for row, entry in enumerate(entries) for passage in passages(entry.article)]
    return Texts(
        ways=tuple(way for way, _ in ways),
        owners=tuple(row for _, row in ways),
        heads=tuple(f"{entry.article.title}。{entry.article.conclusion}" for entry in entries),
        passages=tuple(text for text, _ in found),
        passage_owners=tuple(row for _, row in found),
    )


def _word_grams(texts: Sequence[str], synonyms: Synonyms) -> list[grams.Grams]:
    return [grams.characters(texts), grams.numbered([synonyms.in_text(text) for text in texts])]


def _ways(article: Article) -> tuple[str, ...]:
    return (article.title, *article.asked_as)


def _written(article: Article) -> str:
    return "\n".join(chain((passage.text for passage in passages(article)), (article.spoken,), article.tags)).replace(
        "\n", " "
    )


def _tags(article: Article) -> str:
    return " ".join(map(plain, article.tags))


def card_of(article: Article, version: int) -> Card:
    return Card(
        code=article.code,
        topic=article.topic,
        version=version,
        title=article.title,
        conclusion=article.conclusion,
        spoken=article.spoken,
        valid_from=article.valid_from,
        valid_until=article.valid_until,
        source=article.basis[0].text if article.basis else "",
        passages=passages(article),
        related=article.related,
        calculators=article.calculators,
    )
