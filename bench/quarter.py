"""A quarter computed a second time, straight from the events and with other code, and held against the product's.

    python -m bench.quarter 2026Q4

Reads the event log by SQL alone; uses nothing of the calls, analytics or assessment domains for its own figures. Prints
both amounts of each indicator that calls or registers feed; 1 when any two differ by a fen.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

CHINA = timezone(timedelta(hours=8))
QUARTER_FEE = Fraction("7297975")
QUARTERS = {
    "2026Q2": ("2026-04-01", "2026-06-30"),
    "2026Q3": ("2026-07-01", "2026-09-30"),
    "2026Q4": ("2026-10-01", "2026-12-31"),
    "2027Q1": ("2027-01-01", "2027-03-31"),
}


@dataclass
class Tally:
    entered: int = 0
    answered: int = 0
    waited_ms: int = 0
    rated_in: int = 0
    scores: list[int] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    heads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    faults: list[int] = field(default_factory=list)
    seats: dict[date, int] = field(default_factory=dict)
    due: int = 0
    in_time: int = 0


def main() -> int:
    key = sys.argv[1] if len(sys.argv) > 1 else "2026Q4"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    first, last = map(date.fromisoformat, QUARTERS[key])
    last = min(last, datetime.now(CHINA).date())
    own = amounts(counted(first, last), (last - first).days + 1)
    theirs = product(key)
    wrong = 0
    for name, amount in own.items():
        same = theirs.get(name) == amount
        wrong += not same
        print(f"{name:16} {amount:>12} {theirs.get(name, '—')!s:>12}  {'=' if same else 'DIFFERENT'}")
    print("agree to the fen" if not wrong else f"{wrong} differ")
    return 1 if wrong else 0


def counted(first: date, last: date) -> Tally:
    tally = Tally()
    for events in stories("call/"):
        count_call(tally, events, first, last)
    for events in stories("entry/"):
        count_entry(tally, events, first, last)
    for events in stories("case/"):
        count_case(tally, events, first, last)
    return tally


def stories(prefix: str) -> Iterator[list[dict[str, Any]]]:
    """The events of each subject, in order."""
    from django.db import connection

    sql = (
        "SELECT subject, seq, type, at, test, data::text FROM eventlog_loggedevent"
        " WHERE subject LIKE %s ORDER BY subject, seq"
    )
    import json

    events_of_subject: list[dict[str, Any]] = []
    with connection.cursor() as cursor:
        cursor.execute(sql, [prefix + "%"])
        while rows := cursor.fetchmany(20_000):
            for subject, seq, type, at, test, data in rows:
                if events_of_subject and events_of_subject[0]["subject"] != subject:
                    yield events_of_subject
                    events_of_subject = []
                events_of_subject.append(
                    {"subject": subject, "seq": seq, "type": type, "at": at, "test": test, **json.loads(data)}
                )
    if events_of_subject:
        yield events_of_subject


def count_call(tally: Tally, events: list[dict[str, Any]], first: date, last: date) -> None:
    kinds = defaultdict(list)
    for event in events:
        kinds[event["type"]].append(event)
    begun = events[0]["at"].astimezone(CHINA).date()
    if not first <= begun <= last or any(event["test"] for event in events) or "call.dialled" in kinds:
        return
    queued, left = kinds["call.queued"], kinds["call.queue_left"]
    if not queued:
        return
    talks, accepted = kinds["call.talk_started"], kinds["call.callback_accepted"]
    answered = bool(talks) and (not accepted or talks[0]["at"] < accepted[0]["at"])
    over = {event["stay"]: event["at"] for event in left}
    if answered or queued[-1]["stay"] in over or "call.ended" in kinds:
        tally.entered += 1
    for rated in kinds["call.rated"][:1]:
        tally.scores.append(rated["score"])
    if answered:
        tally.answered += 1
        tally.rated_in += bool(kinds["call.rating_started"])
        until = talks[0]["at"]
        for visit in queued:
            if visit["at"] <= until or {"transfer", "transfer_failed"} & set(visit["priority_reasons"]):
                tally.waited_ms += milliseconds(over.get(visit["stay"], until) - visit["at"])


def milliseconds(span: timedelta) -> int:
    return int(Decimal(span // timedelta(microseconds=1)).scaleb(-3).quantize(Decimal(1), ROUND_HALF_UP))


def count_entry(tally: Tally, events: list[dict[str, Any]], first: date, last: date) -> None:
    made = next((event for event in events if event["type"] == "entry.made"), None)
    decisions = [event for event in events if event["type"] == "entry.judged"]
    gone = any(event["type"] == "entry.withdrawn" for event in events)
    if made is None or gone or not decisions or not decisions[-1]["approved"]:
        return
    if not first <= date.fromisoformat(made["day"]) <= last:
        return
    for name, value in made["figures"].items():
        tally.figures[f"{made['register']}.{name}"] += value
        tally.heads[f"{made['register']}.{name}"].append(value)
    if made["register"] == "faults":
        tally.faults.append(made["figures"]["seconds"])
    if made["register"] == "seats":
        tally.seats[date.fromisoformat(made["day"])] = made["figures"]["usable"]


def count_case(tally: Tally, events: list[dict[str, Any]], first: date, last: date) -> None:
    """Its clocks that are the contractor's, by the day they were due, once stopped or past it."""
    kinds = defaultdict(list)
    for event in events:
        kinds[event["type"]].append(event)
    turns = [*kinds["case.step_done"], *kinds["case.closed"]]
    state = max(turns, key=lambda event: event["seq"])["state"] if turns else ""
    opened = kinds["case.opened"]
    if not opened or opened[0].get("trial") or state in ("voided", "merged", "returned_out"):
        return
    today = datetime.now(CHINA).date()
    clocks = {event["clock"] for kind in ("started", "moved", "stopped") for event in kinds[f"case.deadline_{kind}"]}
    for clock in clocks:
        deadlines = [
            event for event in events if event.get("clock") == clock and event["type"].startswith("case.deadline_")
        ]
        deadlines = [event for event in deadlines if event["type"] != "case.deadline_alert"]
        begun = max((event["seq"] for event in deadlines if event["type"] == "case.deadline_started"), default=0)
        lately = [event for event in deadlines if event["seq"] >= begun]
        ours = [event.get("ours", False) for event in lately if event["type"] != "case.deadline_moved"]
        moved = [event for event in lately if event["type"] == "case.deadline_moved"]
        stops = [event for event in lately if event["type"] == "case.deadline_stopped"]
        due = datetime.fromisoformat(at).astimezone(CHINA).date() if (at := lately[-1].get("due_at")) else None
        dropped = bool(moved) and moved[-1]["how"] == "dropped"
        if due is None or dropped or not ours or not ours[-1] or not first <= due <= last:
            continue
        if stops or due < today:
            tally.due += 1
            tally.in_time += bool(stops) and stops[-1]["met"]


def amounts(t: Tally, days: int) -> dict[str, Decimal]:
    """Indicator -> yuan, for those there is something to judge."""
    ten, six, four = (QUARTER_FEE * share / 100 for share in (10, 6, 4))
    found: dict[str, Decimal] = {}
    if t.entered:
        points = full_steps(Fraction(92, 100) - Fraction(t.answered, t.entered), Fraction(1, 100))
        found["answer_rate"] = fen(
            ten * (min(points, 2) * Fraction(1, 1000) + max(points - 2, 0) * Fraction(2, 1000)), ten
        )
    if t.answered:
        wait = Fraction(t.waited_ms, 1000 * t.answered)
        found["wait_seconds"] = fen(four * full_steps(wait - 60, Fraction(30)) * Fraction(5, 1000), four)
        rated = Fraction(90, 100) - Fraction(t.rated_in, t.answered)
        found["eval_transfer"] = fen(four * full_steps(rated, Fraction(1, 100)) * Fraction(5, 1000), four)
        wrong = Fraction(t.figures["wrong_answers.wrong"], t.answered)
        found["answer_correct"] = fen(
            four * full_steps(wrong - Fraction(8, 10000), Fraction(1, 10000)) * Fraction(5, 1000), four
        )
        blamed = Fraction(t.figures["complaints.proven"], t.answered)
        found["complaint"] = fen(four * full_steps(blamed - Fraction(3, 1000000), Fraction(1, 1000000)) / 100, four)
    if t.scores:
        content = Fraction(sum(score <= 3 for score in t.scores), len(t.scores))
        found["satisfaction"] = fen(
            six * full_steps(Fraction(996, 1000) - content, Fraction(1, 100)) * Fraction(5, 1000), six
        )
    for name, register, target, up in (("front_staff", "front", 170, True), ("back_staff", "back", 30, False)):
        if heads := t.heads[f"staff_days.{register}"]:
            mean = Fraction(sum(heads), len(heads))
            short = target - int(mean) if up else -int(-mean // 1) - target
            found[name] = fen(four * max(short, 0) / 100, four)
    if t.faults:
        found["fault_response"] = fen(
            four * sum(full_steps(Fraction(s, 60) - 3, Fraction(1)) for s in t.faults) * Fraction(5, 1000), four
        )
    if t.seats:
        found["seats"] = fen(four * max(142 - t.seats[max(t.seats)], 0) / 100, four)
    for name, part, of, target in (
        ("retain", "training_batches.kept", "training_batches.reported", 74),
        ("attendance", "attendance.present", "attendance.due", 95),
        ("ai_correct", "ai_checks.right", "ai_checks.checked", 90),
    ):
        if t.figures[of]:
            miss = Fraction(target, 100) - Fraction(t.figures[part], t.figures[of])
            found[name] = fen(four * full_steps(miss, Fraction(1, 100)) * Fraction(5, 1000), four)
    if t.due:
        miss = 1 - Fraction(t.in_time, t.due)
        found["order_complete"] = fen(four * full_steps(miss, Fraction(1, 100)) * Fraction(5, 1000), four)
    checks = (("record_checks.accurate", "record_checks.checked"), ("transfers.transferred", "transfers.due"))
    if rates := [Fraction(t.figures[part], t.figures[of]) for part, of in checks if t.figures[of]]:
        found["record_transfer"] = fen(six * full_steps(1 - min(rates), Fraction(1, 100)) * Fraction(5, 1000), six)
    found["unstable"] = fen(ten * t.figures["unrest_cases.bad"] * Fraction(2, 100), ten)
    accidents = t.figures["accidents.accident"]
    found["security"] = fen(
        ten * sum((Fraction(2, 100), Fraction(5, 100))[n] if n < 2 else Fraction(10, 100) for n in range(accidents)),
        ten,
    )
    found["uptime"] = uptime(t, days, six)
    return found


def uptime(t: Tally, days: int, base: Fraction) -> Decimal:
    owed = days * 1440 - t.figures["outages.planned_minutes"] - t.figures["outages.beyond_minutes"]
    up = 1 - Fraction(t.figures["outages.minutes"], owed)
    share = (
        0
        if up >= 1
        else Fraction(5, 100)
        if up >= Fraction(999, 1000)
        else Fraction(20, 100)
        if up >= Fraction(95, 100)
        else Fraction(50, 100)
    )
    late = Fraction(1, 100) if share and t.figures["outages.late"] else 0
    return fen(base * (share + late), base)


def full_steps(miss: Fraction, step: Fraction) -> int:
    return max(int(miss // step), 0)


def fen(yuan: Fraction, base: Fraction) -> Decimal:
    exact = min(yuan, base)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def product(key: str) -> dict[str, Decimal]:
    from hotline.domains.insight.assessment.queries.board import board
    from hotline.domains.insight.assessment.queries.contracts import quarter

    now = datetime.now(UTC)
    found = board(*quarter(key, now.astimezone(CHINA).date()), now)
    return {
        each.terms.key: each.forecast.now.deduction
        for each in found.standings
        if each.forecast is not None and each.forecast.now.value is not None
    }


if __name__ == "__main__":
    sys.exit(main())
