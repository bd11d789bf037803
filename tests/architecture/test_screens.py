"""docs/screens.md names every page of the router and none beside, each with tests that exist."""

import re
from pathlib import Path

from tests.e2e.pages import routes

TABLE = Path("docs/screens.md")
TESTS = Path("tests/e2e")


def rows() -> dict[str, list[str]]:
    """The tests of each route."""
    lines = (line.split("|") for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| `/"))
    return {cells[1].strip(" `"): re.findall(r"`(\w+\.py)`", cells[-2]) for cells in lines}


def test_the_table_names_the_pages_of_the_router() -> None:
    assert set(rows()) == {route.pattern for route in routes()}


def test_every_page_is_tried_by_a_test_that_exists() -> None:
    assert {route: tests for route, tests in rows().items() if not tests} == {}
    named = {name for tests in rows().values() for name in tests}
    assert {name for name in named if not (TESTS / name).exists()} == set()
