"""A quarter with planted faults, from events to yuan, with each result worked out by hand beside it.

The faults: double events, a call across midnight and the quarter's end, a transferred call, a call-back, a short
abandon, test calls, a clock that runs behind.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from bench.quarter import amounts, counted
from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.insight.assessment.queries.board import Board, CurrentAssessment, board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.rules.facts import Share, Waits
from hotline.events import assessment, calls, workorders
from hotline.events.envelope import Envelope, Fact, envelope
from hotline.infrastructure.eventlog.log import new_among
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NUMBER, Tale

pytestmark = [pytest.mark.real, pytest.mark.django_db]

#: 10:00 in Beijing on a working day of 2026Q3.
TEN = datetime(2026, 9, 1, 2, tzinfo=UTC)
#: 23:59:50 in Beijing on the quarter's last day.
LAST_SECONDS = datetime(2026, 9, 30, 15, 59, 50, tzinfo=UTC)
NOW = datetime(2026, 10, 6, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    yield
    stores.store.cache_clear()
    settings.cache_clear()


def answered(call: str, waited: float, at: datetime = TEN, *, score: int = 0, test: bool = False) -> Tale:
    """Waited, talked, passed to the rating when there is a score (9: passed, but silent)."""
    tale = Tale(call, at, test=test).arrives().queues("social", after=5).answered("1001", after=waited, waited=waited)
    if not score:
        return tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller")
    tale = tale.talk_ends("1001", "agent", "rating", after=60).publish(calls.RatingStarted("1001"), after=0.1)
    rated = calls.RatingSkipped("1001", "silence") if score == 9 else calls.Rated("1001", score)
    return tale.publish(rated, after=5).ends("caller", after=1, stage="rating")


def gave_up(call: str, after: float) -> Tale:
    return Tale(call, TEN).arrives().queues("social").leaves("abandoned", after=after, waited=after).ends("caller")


def called_back(call: str) -> Tale:
    tale = Tale(call, TEN).arrives().queues("social").publish(calls.CallBackAccepted(NUMBER), after=70)
    tale = tale.leaves("callback", waited=70).publish(calls.TalkStarted("1001", "o", 1, "social"), after=200)
    return tale.talk_ends("1001", "caller", "hangup", after=50)


def transferred(call: str) -> Tale:
    """Two agents, two waits of 20 s: one answered call that waited 40 s."""
    tale = Tale(call, TEN).arrives().queues("social", after=5).answered("1001", after=20, waited=20)
    tale = tale.publish(calls.CallTransferred("1001", "blind", queue="labor"), after=30)
    tale = tale.talk_ends("1001", "agent", "transfer")
    tale = tale.publish(calls.CallQueued("labor", 2, 5, ["transfer"]), after=0)
    tale = tale.publish(calls.QueueLeft("labor", 2, "answered", 20.0), after=20)
    tale = tale.publish(calls.TalkStarted("1002", "o2", 2, "labor"))
    tale = tale.talk_ends("1002", "agent", "rating", after=40).publish(calls.RatingStarted("1002"), after=0.1)
    return tale.publish(calls.Rated("1002", 1), after=3).ends("caller", stage="rating")


def entered(number: int, register: str, day: date, about: str = "", **figures: int) -> list[Envelope]:
    """An entry, made and approved."""
    facts = [assessment.EntryMade(register, day, figures, "8002", about), assessment.EntryDecided(True, "8001")]
    return [
        envelope(fact, subject=f"entry/e{number}", seq=seq, at=NOW, actor="agent:8002", site="bj1", node="a")
        for seq, fact in enumerate(facts, start=1)
    ]


def seen(found: Board, key: str) -> CurrentAssessment:
    return next(each for each in found.standings if each.terms.key == key)


def deducted(found: Board, key: str) -> Decimal:
    seen_ahead = seen(found, key).forecast
    assert seen_ahead is not None
    return seen_ahead.now.deduction


def take_in(events: list[Envelope]) -> None:
    """As the projector does with what the bus repeats."""
    fresh, contradicting = new_among(events)
    assert not contradicting
    log(fresh)


def third_quarter() -> Board:
    contract, period = quarter("2026Q3", date(2026, 10, 6))
    return board(contract, period, NOW)


def test_the_planted_quarter() -> None:
    events = events_of_calls()
    take_in(events)
    take_in([*events[:40], *events[-1:]])  # told twice: the same name is the same event
    log(events_of_registers())
    found = third_quarter()

    # K5: entered 11 (a1..a6, t, n, s, l, b); answered a1..a6, t, n = 8; 8/11 = 72.72 %, 19.27 points short: 2 steps at
    # 0.1 % and 17 at 0.2 % of 729,797.50 = 36 x 729.7975 = 26,272.71.
    rate = seen(found, "answer_rate").facts
    assert isinstance(rate, Share)
    assert (rate.num, rate.den) == (8, 11)
    assert deducted(found, "answer_rate") == Decimal("26272.71")
    shadows = {f"{s.ambiguity.key}.{s.option.key}": s for s in seen(found, "answer_rate").forecast.now.shadows}  # type: ignore[union-attr]
    assert shadows["short_abandons.left_out"].value == Fraction(8, 10)
    assert shadows["called_back.answered"].value == Fraction(9, 11)

    # K6: 6 x 10 s, 40 s transferred, 100 s across midnight = 200 s over 8 calls = 25 s.
    waits = seen(found, "wait_seconds").facts
    assert isinstance(waits, Waits)
    assert (waits.total, waits.calls, waits.each) == (200, 8, (100,))
    assert deducted(found, "wait_seconds") == 0

    # K11: passed to the rating a1..a5 and t = 6 of 8 = 75 %, 15 points short of 90 %: 15 x 1,459.595 = 21,893.93.
    assert deducted(found, "eval_transfer") == Decimal("21893.93")
    # K12: ratings 1, 2, 3, 4 and t's 1: 4 of 5 = 80 %, 19.6 points short: 19 x 2,189.3925 = 41,598.46.
    assert deducted(found, "satisfaction") == Decimal("41598.46")
    # K13: one wrong of 8 answered = 87.5 %: 1,242 steps and more, capped at the base.
    assert deducted(found, "answer_correct") == Decimal("291919.00")
    # K2: (170 + 168) / 2 = 169: one short. K3: (29 + 32) / 2 = 30.5, upwards 31: one too many.
    assert (deducted(found, "front_staff"), deducted(found, "back_staff")) == (Decimal("2919.19"), Decimal("2919.19"))
    # K15: 131 of 92 x 1440 minutes down, 30 planned: above 99.9 %: 5 % of 437,878.50.
    assert deducted(found, "uptime") == Decimal("21893.93")
    # K17: 5 and 10 minutes, 2 + 7 steps: 9 x 1,459.595.
    assert deducted(found, "fault_response") == Decimal("13136.36")
    # K18: one of two handled badly. K19: the first accident.
    assert (deducted(found, "unstable"), deducted(found, "security")) == (Decimal("14595.95"), Decimal("14595.95"))
    # Straight from the events with other code: the same, to the fen.
    again = amounts(counted(date(2026, 7, 1), date(2026, 9, 30)), 92)
    assert {key: deducted(found, key) for key in again} == again
    # Nobody entered seats or batches: nothing is judged.
    assert seen(found, "seats").forecast is None
    assert seen(found, "retain").forecast.now.value is None  # type: ignore[union-attr]


def test_what_registers_and_clocks_of_cases_feed_comes_to_the_same_by_other_code() -> None:
    log(registers_besides())
    log(case("1", clock("review", stopped=True, met=True)))
    log(case("2", clock("review", stopped=True, met=False)))
    # Nowhere: the department's own clock, a voided case, a trial, one due in the next quarter, one put off to it.
    log(case("3", clock("reply", stopped=True, met=False, ours=False)))
    log(case("4", [*clock("review"), workorders.CaseClosed("voided", "4001", 1)]))
    log(case("5", clock("review"), trial=True))
    log(case("6", clock("review", due=NEXT_QUARTER)))
    put_off = workorders.DeadlineMoved("review", "extended", NEXT_QUARTER, TEN, "5001")
    log(case("7", [*clock("review"), put_off]))
    found = third_quarter()
    # K4: 140 at the last count, two short of 142: 2 % of 291,919. K7: 29 of 40 = 72.5 %, one full step of 0.5 %.
    assert (deducted(found, "seats"), deducted(found, "retain")) == (Decimal("5838.38"), Decimal("1459.60"))
    # K8: 93 %: two steps. K16: 177 of 200 = 88.5 %: one.
    assert (deducted(found, "attendance"), deducted(found, "ai_correct")) == (Decimal("2919.19"), Decimal("1459.60"))
    # K10: the lower of 98 % and 100 %: two steps of 0.5 % of 437,878.50. K9: one of two in time: 50 steps.
    assert deducted(found, "record_transfer") == Decimal("4378.79")
    assert deducted(found, "order_complete") == Decimal("72979.75")
    again = amounts(counted(date(2026, 7, 1), date(2026, 9, 30)), 92)
    assert {"seats", "retain", "attendance", "ai_correct", "record_transfer", "order_complete"} <= again.keys()
    assert {key: deducted(found, key) for key in again} == again


NEXT_QUARTER = datetime(2026, 10, 2, 2, tzinfo=UTC)


def registers_besides() -> list[Envelope]:
    day, other = date(2026, 9, 1), date(2026, 9, 2)
    return [
        *entered(21, "seats", other, usable=140),
        *entered(22, "seats", day, usable=142),
        *entered(23, "training_batches", day, "九月班", reported=40, passed=30, kept=29),
        *entered(24, "attendance", day, due=100, present=93),
        *entered(25, "ai_checks", day, "京晓保", checked=200, right=177),
        *entered(26, "record_checks", day, "九月", checked=100, accurate=98),
        *entered(27, "transfers", day, due=50, transferred=50),
    ]


def clock(name: str, *, due: datetime = TEN, stopped: bool = False, met: bool = False, ours: bool = True) -> list[Fact]:
    begun = workorders.DeadlineStarted(name, due, ours)
    return [begun, workorders.DeadlineStopped(name, met, met, due, ours)] if stopped else [begun]


def case(id: str, facts: list[Fact], *, trial: bool = False) -> list[Envelope]:
    opened = workorders.CaseOpened(
        number=f"G{id}", model="appeal", version=1, kind="咨询", source="call", topic="t", district="朝阳区",
        urgency="一般", by="1001", trial=trial,
    )  # fmt: skip
    at = TEN - timedelta(days=1)
    return [
        envelope(fact, subject=f"case/{id}", seq=seq, at=at, actor="system", site="bj1", node="a")
        for seq, fact in enumerate([opened, *facts], start=1)
    ]


def events_of_calls() -> list[Envelope]:
    scores = {"a1": 1, "a2": 2, "a3": 3, "a4": 4, "a5": 9, "a6": 0}
    tales = [answered(call, 10, score=score) for call, score in scores.items()]
    tales += [transferred("t"), answered("n", 100, LAST_SECONDS), gave_up("s", 4), gave_up("l", 80), called_back("b")]
    # Left out: a test call, and one that began ten seconds into the next quarter.
    tales += [
        answered("x", 10, score=5, test=True),
        answered("next", 10, LAST_SECONDS + timedelta(seconds=20), score=5),
    ]
    events = [event for tale in tales for event in tale.events]
    return [*events, *skewed()]


def skewed() -> list[Envelope]:
    """A late note about the first call, by a clock two hours behind: its beginning is still its own."""
    fact = calls.PlaceAnnounced(1, 10)
    at = TEN - timedelta(hours=2)
    return [envelope(fact, subject=calls.subject("a1"), seq=500, at=at, actor="system", site="bj1", node="b")]


def events_of_registers() -> list[Envelope]:
    day, other = date(2026, 9, 1), date(2026, 9, 2)
    return [
        *entered(1, "staff_days", day, front=170, back=29),
        *entered(2, "staff_days", other, front=168, back=32),
        *entered(3, "wrong_answers", day, "a1", wrong=1),
        *entered(4, "outages", day, minutes=131, planned_minutes=30),
        *entered(5, "faults", day, fault=1, seconds=300),
        *entered(6, "faults", day, fault=1, seconds=600),
        *entered(7, "unrest_cases", day, "a2", case=1, bad=1),
        *entered(8, "unrest_cases", other, "a3", case=1, bad=0),
        *entered(9, "accidents", day, accident=1),
        # Made and never approved: counts nowhere.
        entered(10, "accidents", other, accident=1)[0],
    ]
