"""``hotline search``: which delivered articles answer a question, or a file of them; nothing has to run."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hotline.processes.foreground import set_up_django

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.ports import Vectors
    from hotline.domains.understanding.knowledge.rules.search import Hit

MOST = 10


def main(arguments: list[str]) -> int:
    """0: every line was read; 2: one was not, and which is told."""
    asked = _parser().parse_args(arguments)
    lines: list[bytes] = []
    try:
        lines = asked.batch.read_bytes().splitlines() if asked.batch else []
    except OSError as error:
        print(f"{asked.batch}: {error.strerror}", file=sys.stderr)
        return 2
    set_up_django("search")
    if asked.ship_vectors:
        return ship_vectors()
    delivered = Delivered()
    if not delivered.by_meaning:
        print("no model is installed (uv sync --group meaning): by words alone", file=sys.stderr)
    if asked.batch is not None:
        try:
            for answer in answers(lines, delivered, asked.most):
                print(json.dumps(answer, ensure_ascii=False), flush=True)
        except NoQuestion as error:
            print(f"{asked.batch}, {error}", file=sys.stderr)
            return 2
        return 0
    for hit in delivered.hits(" ".join(asked.words), asked.most):
        print(f"{hit.score:.2f}  {hit.card.topic}  {hit.card.title}\n      {hit.shown.passage.text}")
    return 0


class Delivered:
    """The articles of deploy/knowledge, indexed in memory. ``by_meaning`` False where no model is installed."""

    def __init__(self) -> None:
        from hotline.domains.understanding.knowledge import ports
        from hotline.domains.understanding.knowledge.queries import indexing, shipped_articles, shipped_terms
        from hotline.domains.understanding.knowledge.rules.search import Entry, Index, Searcher

        entries = [Entry(article) for article in shipped_articles()]
        store = ports.vectors()
        learned = indexing.learned(entries, store) if store else None
        index = Index.of(entries, indexing.synonyms_of(shipped_terms()), learned)
        self._model = ports.embedder()
        self._searcher = Searcher(index, indexing.weights())
        self.by_meaning = self._searcher.has_meaning

    def hits(self, typed: str, most: int) -> "list[Hit]":
        return self._searcher.search(typed, self._vector(typed), most)

    def topics(self, typed: str, most: int) -> list[tuple[str, float]]:
        """Topic and score, best first, each topic once."""
        found: dict[str, float] = {}
        for each in self._searcher.rank(typed, self._vector(typed), most):
            found.setdefault(self._searcher.index.card(each.row).topic, each.score)
        return list(found.items())

    def _vector(self, typed: str) -> "Vectors | None":
        return self._model.questions([typed])[0] if self._model is not None and self.by_meaning else None


class NoQuestion(Exception):
    """A line is none; says which."""


def answers(lines: Iterable[bytes | str], delivered: Delivered, most: int) -> Iterator[dict[str, object]]:
    """``{"q": …}`` a line -> the same question with the topics found for it. What else a line says goes along.

    Raises NoQuestion.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
        except ValueError as error:
            raise NoQuestion(f"line {number}: {error}") from error
        if not isinstance(question, dict) or not isinstance(question.get("q"), str):
            raise NoQuestion(f"line {number}: no text under q")
        found = delivered.topics(question["q"], most)
        yield question | {"results": [{"topic_id": topic, "score": round(score, 4)} for topic, score in found]}


def ship_vectors() -> int:
    """Write what the model says of the delivered articles beside them, so that no installation has to ask it first."""
    from hotline.domains.understanding.assistant import queries as assistant
    from hotline.domains.understanding.knowledge.adapters.vector_files import SHIPPED, configured
    from hotline.domains.understanding.knowledge.queries import indexing, shipped_articles
    from hotline.domains.understanding.knowledge.rules.search import Entry, texts_of

    store = configured()
    if store is None:
        print("no model is installed: uv sync --group meaning", file=sys.stderr)
        return 1
    entries = [Entry(article) for article in shipped_articles()]
    indexing.learned(entries, store)
    texts = texts_of(entries)
    asked = (*texts.ways, *assistant.asked_elsewhere())
    store.questions(asked)
    store.keep_only(SHIPPED, asked, (*texts.heads, *texts.passages))
    print(f"{SHIPPED.name}: {SHIPPED.stat().st_size / 1e6:.1f} MB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline search", description=__doc__)
    parser.add_argument("words", nargs="*", help="a question")
    parser.add_argument(
        "--batch", type=Path, metavar="FILE", help='a file of lines {"q": …}; answers are lines of JSON'
    )
    parser.add_argument("--most", type=int, default=MOST, help="results a question (default: %(default)s)")
    parser.add_argument("--ship-vectors", action="store_true", help="write the model's vectors beside the articles")
    return parser
