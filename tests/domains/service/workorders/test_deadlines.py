"""Properties of every deadline, whatever its term, pauses and extensions."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.workorders.rules.deadlines.alerts import AlertPlan, Escalation, Level, alerts, due_alerts
from hotline.domains.service.workorders.rules.deadlines.clock import (
    Deadline,
    begin,
    extend,
    extension_refusal,
    pause,
    pause_refusal,
    resume,
    stop,
)
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit, due
from hotline.kernel.clock import BEIJING, beijing_day

DECIDED = {"2026-11-27": "holiday", "2026-11-28": "working"}
CALENDARS = st.sampled_from([WorkingCalendar(), WorkingCalendar(DECIDED)])
#: Around the edges on purpose: openings, closings, midnights, and the days about National Day.
CLOCK = st.sampled_from([0, 1, 8 * 60 + 59, 9 * 60, 12 * 60, 13 * 60 + 30, 17 * 60 + 59, 18 * 60, 23 * 60 + 59])
DAYS = st.integers(0, 80)
MOMENTS = st.builds(
    lambda day, minutes: datetime(2026, 9, 18, tzinfo=BEIJING).astimezone(UTC) + timedelta(days=day, minutes=minutes),
    DAYS,
    CLOCK | st.integers(0, 24 * 60 - 1),
)
TERMS = st.builds(Term, st.integers(1, 20), st.sampled_from(Unit))
SPANS = st.builds(lambda days, minutes: timedelta(days=days, minutes=minutes), st.integers(0, 12), st.integers(0, 1439))
NATURAL = {Unit.MINUTES, Unit.HOURS}


@given(MOMENTS, TERMS, CALENDARS)
def test_a_term_never_ends_before_it_begins_and_ends_while_offices_work(
    start: datetime, term: Term, calendar: WorkingCalendar
) -> None:
    ends = due(start, term, calendar)
    assert ends > start
    if term.unit in (Unit.WORKING_DAYS, Unit.WORKING_HOURS):
        day = beijing_day(ends)
        assert calendar.works(day)
        assert ends <= calendar.closing(day)


@given(MOMENTS, SPANS, TERMS, CALENDARS)
def test_who_begins_later_is_never_due_earlier(
    start: datetime, later: timedelta, term: Term, calendar: WorkingCalendar
) -> None:
    assert due(start + later, term, calendar) >= due(start, term, calendar)


@given(MOMENTS, TERMS, CALENDARS)
def test_a_longer_term_is_never_due_earlier(start: datetime, term: Term, calendar: WorkingCalendar) -> None:
    assert due(start, Term(term.amount + 1, term.unit), calendar) > due(start, term, calendar)


@given(MOMENTS, TERMS, SPANS, SPANS, CALENDARS)
def test_a_pause_brings_no_end_nearer_and_one_of_no_length_changes_nothing(
    start: datetime, term: Term, first: timedelta, pause_of: timedelta, calendar: WorkingCalendar
) -> None:
    running, at = begin(start, term, calendar), start + first
    if pause_refusal(running, at):
        assert at > running.due_at
        return
    held = pause(running, at, calendar)
    assert resume(held, at, calendar).due_at == running.due_at
    resumed = resume(held, at + pause_of, calendar)
    assert resumed.due_at >= running.due_at
    assert resumed.due_at >= at + pause_of or term.unit in NATURAL
    assert resumed.original_due_at == resumed.due_at
    longer = resume(held, at + pause_of + timedelta(days=1), calendar)
    assert longer.due_at >= resumed.due_at


@given(MOMENTS, TERMS, TERMS, SPANS, CALENDARS)
def test_an_extension_moves_the_end_and_never_the_original(
    start: datetime, term: Term, by: Term, requested_after: timedelta, calendar: WorkingCalendar
) -> None:
    running, requested_at = begin(start, term, calendar), start + requested_after
    if extension_refusal(running, requested_at):
        assert requested_at > running.due_at
        return
    longer = extend(running, by, calendar)
    assert longer.due_at > running.due_at
    assert (longer.original_due_at, longer.extensions) == (running.original_due_at, 1)
    done = stop(longer, running.due_at + (longer.due_at - running.due_at) / 2, calendar)
    assert (done.met, done.met_originally) == (True, False)


@given(MOMENTS, TERMS, CALENDARS, st.booleans())
def test_alerts_come_in_order_warnings_before_the_end_escalations_after(
    start: datetime, term: Term, calendar: WorkingCalendar, longer: bool
) -> None:
    plan = AlertPlan(
        (0.8, 0.5), (Escalation(Term(1, Unit.WORKING_DAYS), "client"), Escalation(Term(1, Unit.HOURS), "x"))
    )
    running = begin(start, term, calendar)
    running = extend(running, Term(2, Unit.DAYS), calendar) if longer else running
    found = alerts(running, plan, calendar)
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert all(start <= each.at <= running.due_at for each in found if each.level is Level.WARNED)
    assert [each.at for each in found if each.level is Level.OVERDUE] == [running.due_at]
    assert sorted(each.to for each in found if each.level is Level.ESCALATED and each.at > running.due_at) == [
        "client",
        "x",
    ]


@given(MOMENTS, TERMS, st.lists(SPANS, min_size=1, max_size=6), CALENDARS)
def test_however_often_one_looks_the_end_is_told_once_and_no_warning_twice(
    start: datetime, term: Term, looks: list[timedelta], calendar: WorkingCalendar
) -> None:
    plan, running, since = AlertPlan((0.5, 0.8)), begin(start, term, calendar), start
    events, ahead = [], None
    for passed in looks:
        fresh, ahead = due_alerts(running, plan, calendar, since, since + passed)
        events += fresh
        since += passed
    assert len(events) == len({(each.at, each.level) for each in events})
    assert sum(each.level is Level.OVERDUE for each in events) == (since >= running.due_at > start)
    assert (ahead is None) == (since >= running.due_at)


@given(MOMENTS, TERMS, MOMENTS, CALENDARS)
def test_what_another_has_set_counts_when_it_is_earlier(
    start: datetime, term: Term, other: datetime, calendar: WorkingCalendar
) -> None:
    set_by_other = begin(start, term, calendar, other)
    assert start <= set_by_other.due_at <= due(start, term, calendar)
    if other > start:
        assert set_by_other.due_at <= other


def stopped() -> Deadline:
    calendar, start = WorkingCalendar(), datetime(2026, 11, 26, 2, tzinfo=UTC)
    return stop(begin(start, Term(2, Unit.HOURS), calendar), start + timedelta(hours=1), calendar)


def test_what_is_stopped_is_neither_paused_nor_extended_nor_told_of() -> None:
    done, now = stopped(), datetime(2026, 11, 26, 3, tzinfo=UTC)
    assert "已结束" in pause_refusal(done, now)
    assert "已结束" in extension_refusal(done, now)
    assert due_alerts(done, AlertPlan(), WorkingCalendar(), now, now + timedelta(days=9)) == ([], None)
    assert stop(done, now + timedelta(days=1), WorkingCalendar()) == done


def test_an_original_end_that_was_over_when_paused_stays_over() -> None:
    calendar, start = WorkingCalendar(), datetime(2026, 11, 26, 2, tzinfo=UTC)
    longer = extend(begin(start, Term(2, Unit.HOURS), calendar), Term(4, Unit.HOURS), calendar)
    held = pause(longer, start + timedelta(hours=3), calendar)
    assert "已暂停" in pause_refusal(held, start)
    assert "正在暂停" in extension_refusal(held, start)
    resumed = resume(held, start + timedelta(hours=10), calendar)
    assert resumed.due_at == start + timedelta(hours=13)
    assert resumed.original_due_at == longer.original_due_at


def test_clocks_that_were_set_forward_and_back_again_elsewhere_do_not_matter() -> None:
    """Beijing had summer time until 1991: a day of 23 hours still ends at its last second."""
    start = datetime(1991, 4, 13, 12, tzinfo=BEIJING)
    ends = due(start, Term(1, Unit.DAYS), WorkingCalendar())
    assert f"{ends.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" == "1991-04-14 23:59:59"
