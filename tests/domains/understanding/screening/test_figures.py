"""Dialogues that the detector was not trained on: how many real ones it finds, how many false alarms it raises."""

from pathlib import Path

import pytest

from bench.unrest import Row, load
from hotline.domains.understanding.screening.adapters.encoder import NanoEncoder
from hotline.domains.understanding.screening.rules.verdict import detect

HERE = Path(__file__).parent
CORPUS = Path("deploy/screening/corpus")
SAMPLED = 100
MEASURED = ("heldout", "blind", "pairs", "others", "others_more", "month", "recalled")


def shares(rows: list[Row], encoder: NanoEncoder | None) -> tuple[float, float, float]:
    """Found, raised falsely, found of 红."""
    raised = {row.id: detect(row.turns, hears=encoder.meant if encoder else None).is_unrest for row in rows}
    real = [raised[row.id] for row in rows if row.kind]
    calm = [raised[row.id] for row in rows if not row.kind]
    red = [raised[row.id] for row in rows if row.level == "红"]
    return sum(real) / len(real), sum(calm) / len(calm), sum(red) / len(red)


@pytest.mark.parametrize(
    ("file", "min_found", "max_false", "min_red"),
    [("heldout", 0.93, 0.14, 0.94), ("blind", 0.96, 0.09, 0.98), ("others", 0.98, 0.03, 0.98), ("month", 1, 0.06, 1)],
)
def test_figures_by_words_alone_do_not_fall(file: str, min_found: float, max_false: float, min_red: float) -> None:
    """As without the model; floors just under what docs/algorithms/unrest.md reports."""
    found, false, red = shares(load(HERE / f"{file}.jsonl"), None)
    assert found >= min_found
    assert false <= max_false
    assert red >= min_red


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "min_found", "max_false", "min_red"),
    [
        ("heldout", 0.97, 0.16, 1),
        # One calm line is raised on some processors and not on others: the model's sums are rounded otherwise.
        ("blind", 0.93, 0.075, 1),
        ("pairs", 0.98, 0.22, 1),
        ("others", 0.98, 0.02, 1),
        ("others_more", 0.98, 0.04, 1),
        ("month", 1, 0.075, 1),
        ("recalled", 1, 0.22, 1),
        ("short", 1, 0.08, 1),
        ("grave", 1, 0.10, 1),
        ("decade", 1, 0.25, 1),
    ],
)
def test_figures_by_words_and_meaning_do_not_fall(
    file: str, min_found: float, max_false: float, min_red: float
) -> None:
    """Of about a hundred dialogues, taken evenly; ``make bench-unrest`` judges all, which takes minutes of processor.

    The floors lie just under what these hundred give, so they are not the figures of docs/algorithms/unrest.md.
    """
    rows = load(HERE / f"{file}.jsonl")
    found, false, red = shares(rows[:: max(1, len(rows) // SAMPLED)], NanoEncoder())
    assert found >= min_found
    assert false <= max_false
    assert red >= min_red


def test_nothing_held_out_was_learned() -> None:
    learned = {caller_text(row) for file in CORPUS.glob("*.jsonl") for row in load(file)}
    assert not learned & {caller_text(row) for file in MEASURED for row in load(HERE / f"{file}.jsonl")}


def caller_text(row: Row) -> str:
    return "".join(turn.text for turn in row.turns if turn.by_caller)
