"""Dialogues the detector did not learn from: how many of the real ones it finds, how many false alarms it raises."""

from pathlib import Path

import pytest

from bench.unrest import Row, load
from hotline.domains.assistant.rules.unrest import judge

HERE = Path(__file__).parent
CORPUS = Path("deploy/data/unrest")


def raised(rows: list[Row]) -> float:
    return sum(judge(row.turns).is_unrest for row in rows) / len(rows)


@pytest.mark.parametrize(
    ("file", "found", "false_alarms", "red"), [("heldout", 0.9, 0.22, 0.88), ("blind", 0.95, 0.16, 0.94)]
)
def test_figures_on_held_out_dialogues_do_not_fall(file: str, found: float, false_alarms: float, red: float) -> None:
    """By words alone, as without a model of meaning; floors just under what docs/algorithms/unrest.md reports."""
    rows = load(HERE / f"{file}.jsonl")
    assert raised([row for row in rows if row.kind]) >= found
    assert raised([row for row in rows if not row.kind]) <= false_alarms
    assert raised([row for row in rows if row.level == "红"]) >= red


def test_nothing_held_out_was_learned() -> None:
    learned = {words(row) for file in CORPUS.glob("*.jsonl") for row in load(file)}
    assert not learned & {words(row) for file in ("heldout", "blind") for row in load(HERE / f"{file}.jsonl")}


def words(row: Row) -> str:
    return "".join(turn.text for turn in row.turns if turn.by_caller)
