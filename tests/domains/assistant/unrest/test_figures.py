"""Dialogues the detector did not learn from: how many of the real ones it finds, how many false alarms it raises."""

from pathlib import Path

from bench.unrest import Row, load
from hotline.domains.assistant.rules.unrest import judge

HELD_OUT = Path(__file__).parent / "heldout.jsonl"
CORPUS = Path("deploy/data/unrest")


def raised(rows: list[Row]) -> float:
    return sum(judge(row.turns).is_unrest for row in rows) / len(rows)


def test_figures_on_held_out_dialogues_do_not_fall() -> None:
    """Floors just under what docs/algorithms/unrest.md reports; what is wanted is 0.95, 0.15 and 1."""
    rows = load(HELD_OUT)
    assert raised([row for row in rows if row.kind]) >= 0.88
    assert raised([row for row in rows if not row.kind]) <= 0.22
    assert raised([row for row in rows if row.level == "红"]) >= 0.85


def test_nothing_held_out_was_learned() -> None:
    learned = {words(row) for file in CORPUS.glob("*.jsonl") for row in load(file)}
    assert not learned & {words(row) for row in load(HELD_OUT)}


def words(row: Row) -> str:
    return "".join(turn.text for turn in row.turns if turn.by_caller)
