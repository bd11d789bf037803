"""The table of clauses (docs/clauses.md) lists every clause and names only screens and tests that exist."""

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = Path("docs/clauses.md")
ROUTER = Path("frontend/src/app/router.ts")
#: As the requirements order them, and how many of each.
CHAPTERS = {"T": 11, "W": 4, "K": 1, "A": 3, "M": 3, "P": 4, "S": 3, "O": 4}
CLAUSES = {f"{chapter}{number}" for chapter, highest in CHAPTERS.items() for number in range(1, highest + 1)}
SCREEN = re.compile(r"`(/[^`]*)`")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
ROUTE = re.compile(r"path: '([^']+)'")


class Row(NamedTuple):
    clause: str
    requirement: str
    screens: str
    tests: str
    not_yet: str


def rows() -> list[Row]:
    lines = [line for line in PAGE.read_text().splitlines() if re.match(r"\| [A-Z]\d", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def is_there(file: Path, name: str) -> bool:
    """A test of that name in the file; without a name, the file."""
    return file.exists() and (not name or f"def {name}(" in file.read_text())


@pytest.fixture(scope="module")
def table() -> list[Row]:
    return rows()


def test_no_clause_is_left_out_and_none_is_there_twice(table: list[Row]) -> None:
    assert {row.clause.partition(".")[0] for row in table} == CLAUSES
    assert len({row.clause for row in table}) == len(table)


def test_the_clauses_stand_in_their_order(table: list[Row]) -> None:
    numbers = [(list(CHAPTERS).index(row.clause[0]), *map(int, row.clause[1:].split("."))) for row in table]
    assert all(before < after for before, after in pairwise(numbers))


def test_every_test_named_exists(table: list[Row]) -> None:
    missing = [
        f"{row.clause}: {path}::{name}"
        for row in table
        for path, name in TEST.findall(row.tests)
        if not is_there(Path(path), name)
    ]
    assert missing == []


def test_nothing_else_stands_where_tests_are_named(table: list[Row]) -> None:
    assert [row.clause for row in table if TEST.sub("", row.tests).strip(", ")] == []


def test_every_screen_named_exists(table: list[Row]) -> None:
    there = {f"/{path.lstrip('/')}" for path in ROUTE.findall(ROUTER.read_text())}
    assert {screen for row in table for screen in SCREEN.findall(row.screens)} <= there


def test_what_no_test_shows_is_said_to_be_missing(table: list[Row]) -> None:
    assert [row.clause for row in table if not row.tests and not row.not_yet] == []
