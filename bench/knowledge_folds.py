"""Articles without some of their own ways of asking, and those ways as questions: what search has not seen."""

import dataclasses
import os
import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.ports import Vectors, VectorStore
    from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index
    from hotline.domains.understanding.knowledge.rules.search.ranking import SearchQuery

FOLDS = 12


class Fold(NamedTuple):
    """``questions`` with the article each is for, and as they were written: ``ways``."""

    index: "Index"
    questions: "list[tuple[SearchQuery, int]]"
    ways: list[str]


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()


def builtin() -> "list[Entry]":
    from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
    from hotline.domains.understanding.knowledge.rules.search.index import Entry

    return [Entry(article) for article in builtin_articles()]


def folds(entries: "Sequence[Entry]", store: "VectorStore | None", count: int = FOLDS) -> "Iterator[Fold]":
    """Each way of asking is left out once, with one or two of each article's at a time."""
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.queries.terms import builtin_terms
    from hotline.domains.understanding.knowledge.rules.search.index import Index
    from hotline.domains.understanding.knowledge.rules.search.ranking import question_of

    synonyms, dice = index_files.synonyms_of(builtin_terms()), random.Random(12333)
    shuffled = [dice.sample(entry.article.asked_as, len(entry.article.asked_as)) for entry in entries]
    for fold in range(count):
        left_out = [(way, row) for row, ways in enumerate(shuffled) for way in ways[fold::count]]
        gone = {way for way, _ in left_out}
        retained = [
            type(entry)(
                dataclasses.replace(
                    entry.article, asked_as=tuple(way for way in entry.article.asked_as if way not in gone)
                )
            )
            for entry in entries
        ]
        index = Index.of(retained, synonyms, index_files.learned(retained, store) if store else None)
        vectors: Vectors | list[None] = (
            store.questions([way for way, _ in left_out]) if store else [None] * len(left_out)
        )
        pairs = zip(left_out, vectors, strict=True)
        questions = [(question_of(way, synonyms, vector), row) for (way, row), vector in pairs]
        yield Fold(index, questions, [way for way, _ in left_out])
