"""Reads the tree of topics and the facts that an agent may read out."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[6] / "deploy/data/topics.tsv"


@dataclass(frozen=True)
class Topic:
    id: str
    category: str
    subcategory: str
    title: str
    key_facts: str


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in the order of the file. The file is read once."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(Topic(*row) for row in rows)


def titles() -> dict[str, str]:
    """Topic id -> title."""
    return {topic.id: topic.title for topic in topics()}
