"""The worked numbers of docs/algorithms/deadlines.md, line by line."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.workorders.rules.deadlines.alerts import AlertPlan, alerts
from hotline.domains.service.workorders.rules.deadlines.clock import begin, extend, pause, resume
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit, due
from hotline.kernel.clock import BEIJING

PAGE = Path("docs/algorithms/deadlines.md").read_text()
CALENDAR = WorkingCalendar()
GAP = re.compile(r" {2,}")


def lines(name: str) -> list[list[str]]:
    block = PAGE.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]
    rows = [GAP.split(line.strip()) for line in block.strip().splitlines()]
    return rows[1:]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def term(text: str) -> Term:
    amount, unit = text.split()
    return Term(int(amount), Unit(unit))


def test_every_table_of_the_page_is_read_whole() -> None:
    assert [len(lines(name)) for name in ("terms", "pause", "extension", "warnings")] == [12, 4, 2, 3]


@pytest.mark.parametrize(("begins", "length", "ends"), lines("terms"))
def test_terms_end_as_printed(begins: str, length: str, ends: str) -> None:
    assert due(at(begins), term(length), CALENDAR) == at(ends)


@pytest.mark.parametrize(("length", "begins", "paused", "resumed", "ends"), lines("pause"))
def test_pauses_move_the_end_as_printed(length: str, begins: str, paused: str, resumed: str, ends: str) -> None:
    held = pause(begin(at(begins), term(length), CALENDAR), at(paused), CALENDAR)
    assert resume(held, at(resumed), CALENDAR).due_at == at(ends)


@pytest.mark.parametrize(("length", "begins", "by", "ends", "original"), lines("extension"))
def test_extensions_leave_the_original_end(length: str, begins: str, by: str, ends: str, original: str) -> None:
    longer = extend(begin(at(begins), term(length), CALENDAR), term(by), CALENDAR)
    assert (longer.due_at, longer.original_due_at) == (at(ends), at(original))


@pytest.mark.parametrize(("length", "begins", "share", "warned"), lines("warnings"))
def test_warnings_come_as_printed(length: str, begins: str, share: str, warned: str) -> None:
    plan = AlertPlan((float(share),))
    assert alerts(begin(at(begins), term(length), CALENDAR), plan, CALENDAR)[0].at == at(warned)
