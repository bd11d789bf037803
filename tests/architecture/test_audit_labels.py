"""The audit page names every action that a program records in words, and the parts of what it records of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

RECORDED = re.compile(r"action=\"([a-z_]+\.[a-z_]+)\"")
LABELS = Path("frontend/src/audit/actionLabels.ts")
DETAILS = Path("frontend/src/audit/detailLabels.ts")
#: What of a recorded action has a column of its own.
COLUMNS = {"by", "action", "about", "outcome"}


def test_every_recorded_action_has_a_label() -> None:
    labelled = set(re.findall(r"^  '([a-z_.]+)': '", LABELS.read_text(), re.MULTILINE))
    recorded = {name for path in Path("src/hotline").rglob("*.py") for name in RECORDED.findall(path.read_text())}
    assert len(recorded) > 80
    assert sorted(recorded - labelled) == []


def test_every_part_of_a_recorded_detail_has_a_label() -> None:
    labelled = set(re.findall(r"^  ([a-z_0-9]+): '", DETAILS.read_text(), re.MULTILINE))
    recorded = {name for path in Path("src/hotline").rglob("*.py") for name in details_in(path.read_text())}
    assert len(recorded) > 60
    assert sorted(recorded - labelled) == []


def details_in(source: str) -> Iterator[str]:
    """The names of what is recorded beside the action, of every call of ``audit.record`` that names it itself."""
    if "audit.record(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
            yield from (each.arg for each in node.keywords if each.arg and each.arg not in COLUMNS)
