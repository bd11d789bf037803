"""How often search finds the right article first, or among three, and how long it takes.

    .venv/bin/python -m bench.knowledge_search --questions FILE
    .venv/bin/python -m bench.knowledge_search --own
    .venv/bin/python -m bench.knowledge_search --articles 20000

``--questions``: lines of ``{"q": …, "topic_id": …}``, read to measure and for nothing else. ``--own``: the articles'
own ways of asking, each left out in turn. ``--articles``: so many made up of the delivered ones, for what size costs.
"""

import argparse
import dataclasses
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.knowledge_folds import builtin, folds, set_up
from hotline.kernel.binomial import wilson

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.rules.search.index import Entry

SAMPLE = 300
HEAD = "| | questions | first | among 3 | among 5 | ms each p50 | p95 |\n|---|---|---|---|---|---|---|"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--articles", type=int, default=0)
    arguments = parser.parse_args()
    set_up()
    print(f"load average {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores\n")
    if arguments.questions:
        print(HEAD)
        measure_questions([json.loads(line) for line in arguments.questions.read_text(encoding="utf-8").splitlines()])
    if arguments.own:
        print(HEAD)
        measure_own()
    if arguments.articles:
        measure_size(arguments.articles)


def measure_questions(questions: Sequence[dict[str, str]]) -> None:
    from hotline.domains.understanding.knowledge import ports
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.queries.terms import builtin_terms
    from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
    from hotline.domains.understanding.knowledge.rules.search.index import Index

    entries, store, model = builtin(), ports.vectors(), ports.embedder()
    synonyms = index_files.synonyms_of(builtin_terms())
    index = Index.of(entries, synonyms, index_files.learned(entries, store) if store else None)
    searcher = Searcher(index, index_files.weights())
    for name, encoder in (("words and meaning", model), ("words alone", None)):
        if name == "words and meaning" and model is None:
            continue
        ranks, took = [], []
        for question in questions:
            began = time.perf_counter()
            vector = encoder.questions([question["q"]])[0] if encoder else None
            topics = [hit.card.topic for hit in searcher.search(question["q"], vector, 6)]
            took.append(time.perf_counter() - began)
            ranks.append(topics.index(question["topic_id"]) if question["topic_id"] in topics else len(topics))
        print_row(name, ranks, took)


def measure_own() -> None:
    from hotline.domains.understanding.knowledge import ports
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.rules.search.ranking import ranked

    for name, store in (("words and meaning", ports.vectors()), ("words alone", None)):
        ranks: list[int] = []
        took: list[float] = []
        for fold in folds(builtin(), store):
            for question, row in fold.questions:
                began = time.perf_counter()
                rows = [each.row for each in ranked(fold.index, question, index_files.weights(), 6)]
                took.append(time.perf_counter() - began)
                ranks.append(rows.index(row) if row in rows else len(rows))
        print_row(f"{name}, without embedding", ranks, took)


def print_row(name: str, ranks: Sequence[int], took: Sequence[float]) -> None:
    """With the 95 % interval (Wilson) of the first."""
    found = [sum(rank < limit for rank in ranks) / len(ranks) for limit in (1, 3, 5)]
    low, high = wilson(sum(rank < 1 for rank in ranks), len(ranks)) or (0.0, 1.0)
    first = f"{found[0]:.1%} ({low:.1%} to {high:.1%})"
    print(f"| {name} | {len(ranks)} | {first} | {found[1]:.1%} | {found[2]:.1%} | {percentiles(took)} |")


def percentiles(seconds: Sequence[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100)
    return f"{cuts[49] * 1000:.1f} | {cuts[94] * 1000:.1f}"


def measure_size(count: int) -> None:
    from hotline.domains.understanding.knowledge import ports
    from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
    from hotline.domains.understanding.knowledge.queries import index_files
    from hotline.domains.understanding.knowledge.queries.terms import builtin_terms
    from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
    from hotline.domains.understanding.knowledge.rules.search.index import Index

    entries, model = multiplied(builtin(), count), ports.embedder()
    synonyms, dice = index_files.synonyms_of(builtin_terms()), random.Random(1)
    questions = [dice.choice(dice.choice(entries).article.asked_as) for _ in range(SAMPLE)]
    typed = [question[: dice.randint(2, len(question))] for question in questions]
    with tempfile.TemporaryDirectory() as folder:
        files = IndexFiles(Path(folder))
        began = time.perf_counter()
        files.make("bench", lambda: Index.of(entries, synonyms, made_up(entries)))
        built, size = time.perf_counter() - began, sum(each.stat().st_size for each in Path(folder).rglob("*.npy"))
        began = time.perf_counter()
        index = files.open("bench")
        assert index is not None
        opened = time.perf_counter() - began
        searcher = Searcher(index, index_files.weights())
        costs = f"made in {built:.1f} s, {size / 1e6:.0f} MB, opened in {opened * 1000:.0f} ms"
        print(f"{count} articles, {len(index.ways)} ways to ask: {costs}\n")
        print("| as one types | ms p50 | p95 | of a processor p50 | p95 |\n|---|---|---|---|---|")
        vectors = np.random.default_rng(1).normal(size=(SAMPLE, 384)).astype(np.float32) / 384**0.5
        timed("search, words and meaning", lambda at: searcher.search(typed[at], vectors[at], 6))
        timed("search, words alone", lambda at: searcher.search(typed[at], None, 6))
        timed("suggestions", lambda at: searcher.complete(typed[at], 6))
        if model is not None:
            timed("embedding what was typed", lambda at: model.questions([typed[at]]))


def timed(name: str, work) -> None:
    work(0)
    took, used = [], []
    for at in range(SAMPLE):
        began, from_ = time.perf_counter(), time.process_time()
        work(at)
        took.append(time.perf_counter() - began)
        used.append(time.process_time() - from_)
    print(f"| {name} | {percentiles(took)} | {percentiles(used)} |")


def multiplied(entries: "Sequence[Entry]", count: int) -> "list[Entry]":
    """Articles of shuffled sentences of others, as long and with as many ways of asking; no two the same."""
    dice = random.Random(12333)
    ways = [way for entry in entries for way in entry.article.asked_as]
    details = [text for entry in entries for text in entry.article.details]
    found = []
    for at in range(count):
        model = entries[at % len(entries)]
        article = dataclasses.replace(
            model.article,
            code=f"a{at}",
            title=crossed(model.article.title, dice.choice(entries).article.title, dice),
            asked_as=tuple(crossed(way, dice.choice(ways), dice) for way in model.article.asked_as),
            details=tuple(dice.choice(details) for _ in model.article.details),
        )
        found.append(type(model)(article))
    return found


def crossed(one: str, other: str, dice: random.Random) -> str:
    return one[: dice.randint(1, len(one))] + other[dice.randint(0, len(other) - 1) :]


def made_up(entries: "Sequence[Entry]"):
    """Vectors of no meaning, as many as there would be."""
    from hotline.domains.understanding.knowledge.rules.search.index import texts_of
    from hotline.domains.understanding.knowledge.rules.search.vectors import Learned

    texts, dice = texts_of(entries), np.random.default_rng(2)

    def some(count: int):
        vectors = dice.normal(size=(count, 384)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    return Learned(
        some(len(texts.ways)),
        np.array(texts.owners, np.int32),
        some(len(texts.heads)),
        some(len(texts.passages)),
        np.array(texts.passage_owners, np.int32),
    )


if __name__ == "__main__":
    main()
