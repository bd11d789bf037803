"""Figures in an agent's notes: taken whole and into the right field, or not at all."""

import csv
import re
from pathlib import Path

import pytest

from tests.domains.service.workorders.elements.test_notes import read

with (Path(__file__).parent / "notes_with_figures.tsv").open(encoding="utf-8", newline="") as table:
    NOTES = [
        {name: (value or "").strip() for name, value in row.items()}
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def test_there_are_enough_of_them() -> None:
    assert len(NOTES) >= 80


@pytest.mark.parametrize("row", NOTES, ids=[row["note"][:24] for row in NOTES])
def test_people_and_money_are_taken_whole_or_not_at_all(row: dict[str, str]) -> None:
    found = read(row["note"])
    assert (found.headcount.value if found.headcount else "") == row["headcount"]
    assert (found.amount.value if found.amount else "") == row["amount"]


@pytest.mark.parametrize("row", NOTES, ids=[row["note"][:24] for row in NOTES])
def test_a_summary_neither_cuts_figures_nor_repeats_addresses_and_numbers(row: dict[str, str]) -> None:
    summary = read(row["note"]).summary
    assert summary is not None
    assert row["summary_holds"] in summary.value
    assert not row["summary_lacks"] or row["summary_lacks"] not in summary.value
    figures = set(re.findall(r"\d+(?:[.,]\d+)+", row["note"]))
    for cut in re.findall(r"(?<![\d.,，])\d+，\d+(?![\d.,，])", summary.value):
        assert cut.replace("，", ".") not in figures


@pytest.mark.parametrize("row", [row for row in NOTES if row["amount"]], ids=lambda row: row["note"][:24])
def test_the_evidence_of_an_amount_is_where_it_is_written(row: dict[str, str]) -> None:
    amount = read(row["note"]).amount
    assert amount is not None
    assert re.search(r"[\d一二三四五六七八九十百千万０-９]", row["note"][amount.start : amount.end])
