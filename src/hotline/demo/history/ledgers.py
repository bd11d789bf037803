"""Entries in the registers for the days of the invented history: what no call shows of the nineteen indicators."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.domains.insight.assessment.actions.entries import decide_entry, enter
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.contracts import in_force
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.voice.records.models import CallRecord
from hotline.kernel.clock import BEIJING, acting_at, day_bounds
from hotline.kernel.errors import Invalid

NOTE = "演示数据"
ENTERED, APPROVED = time(18, 30), time(19, 30)

type Row = tuple[str, dict[str, int], str]
"""Register, figures, what it is about."""


def write_ledgers(days: Iterable[date], seed: int) -> int:
    """Enter and approve the rows of these days; the last day's weekly checks wait for the client.

    Returns the number of rows; 0 when they were there already, or no contract holds.
    """
    if RegisterEntry.objects.filter(note=NOTE).exists():
        return 0
    people, rows = People(), list(_rows([day for day in days if _has_contract(day)], random.Random(f"{seed}/ledgers")))
    manager, client = people.with_role("manager")[0], people.with_role("client")[0]
    last = max((day for day, *_ in rows), default=None)
    with logged_at_once():
        for day, (register, figures, about) in rows:
            with acting_at(_moment(day, ENTERED)):
                row = enter(by=manager, register_key=register, day=day, figures=figures, about=about, note=NOTE)
            if not (day == last and register == "record_checks"):
                with acting_at(_moment(day, APPROVED)):
                    decide_entry(by=client, entry=row.id, approved=True)
    return len(rows)


def _has_contract(day: date) -> bool:
    try:
        in_force(day)
    except Invalid:
        return False
    return True


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING)


def _rows(days: list[date], chance: random.Random) -> Iterator[tuple[date, Row]]:
    works = working_calendar().works
    quarters: set[str] = set()
    for place, day in enumerate(days):
        for row in _daily(works(day), chance):
            yield day, row
        if (key := in_force(day).quarter_of(day).key) not in quarters:
            quarters.add(key)
            for row in _quarterly(day):
                yield day, row
        if place % 7 == 6 or day == days[-1]:
            for row in _weekly(day, chance):
                yield day, row


def _daily(works: bool, chance: random.Random) -> Iterator[Row]:
    front = 172 + chance.randrange(5)
    yield "staff_days", {"front": front, "front_with_trainees": front + 8, "back": 28}, ""
    due = 168 if works else 64
    yield "attendance", {"due": due, "present": due - chance.randrange(5)}, ""


def _quarterly(day: date) -> Iterator[Row]:
    yield "seats", {"usable": 142}, ""
    yield "training_batches", {"reported": 24, "passed": 21, "kept": 19}, f"{day:%Y}年演示批次"


def _weekly(day: date, chance: random.Random) -> Iterator[Row]:
    yield "record_checks", {"checked": 40, "accurate": 40 - (chance.random() < 0.3)}, "演示抽检"
    yield "transfers", {"due": 12, "transferred": 12}, ""
    yield "inspections", {"inspected": 120}, ""
    yield "ai_checks", {"checked": 60, "right": 54 + chance.randrange(6)}, "京晓保"
    yield "faults", {"fault": 1, "seconds": chance.randrange(60, 170)}, "演示：话机 10:20"
    if call := _a_call_of(day):
        yield "complaints", {"received": 1}, call
        yield "unrest_cases", {"case": 1}, call


def _a_call_of(day: date) -> str:
    """An answered call of the day; "" for none."""
    start, end = day_bounds(day)
    calls = CallRecord.objects.filter(at__gte=start, at__lt=end, answered=True, id__startswith="demo-")
    return calls.order_by("id").values_list("id", flat=True).first() or ""
