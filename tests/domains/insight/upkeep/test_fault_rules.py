"""Which alarms are faults, how long 京晓保 was down, who is on call, and which run-book is shown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.insight.upkeep.rules.faults import (
    ESCALATIONS,
    FaultKind,
    answer_seconds,
    down_days,
    kind_of_alarm,
    period_refusal,
)
from hotline.domains.insight.upkeep.rules.rota import Duty, Gap, gaps, on_call, overlap
from hotline.domains.insight.upkeep.rules.runbooks import RUN_BOOKS, run_book
from hotline.kernel.clock import beijing_day

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "about", "level", "expected"),
    [
        ("part_down", "part/asterisk", "orange", FaultKind.SWITCH),
        ("part_down", "part/postgres", "orange", FaultKind.DATABASE),
        ("process_silent", "process/router", "orange", FaultKind.PROCESS),
        ("gateway_missing", "texts/gateway", "red", FaultKind.TEXTS),
        ("recording_store", "recordings/store", "orange", None),
        ("wait", "queue/social", "red", None),
        ("bus_refused", "bus/refusals", "red", None),
    ],
)
def test_only_alarms_of_equipment_are_faults(kind: str, about: str, level: str, expected: FaultKind | None) -> None:
    assert kind_of_alarm(kind, about, level) is expected


def test_the_next_is_called_while_three_minutes_can_still_be_met() -> None:
    assert ESCALATIONS[0] == timedelta()
    assert ESCALATIONS[1] < ESCALATIONS[2] == timedelta(minutes=3)


def test_an_answer_takes_whole_seconds_and_never_less_than_none() -> None:
    assert answer_seconds(NOON, NOON + timedelta(seconds=179.9)) == 179
    assert answer_seconds(NOON, NOON - timedelta(seconds=2)) == 0


def test_a_night_without_the_assistant_is_split_at_midnight_in_beijing() -> None:
    start = datetime(2026, 11, 25, 15, 50, 30, tzinfo=UTC)  # 23:50:30 in Beijing
    assert down_days(start, start + timedelta(minutes=20)) == [(date(2026, 11, 25), 10), (date(2026, 11, 26), 11)]


@given(st.integers(1, 4 * 24 * 3600))
def test_no_minute_is_lost_and_each_day_gains_less_than_one(seconds: int) -> None:
    found = down_days(NOON, NOON + timedelta(seconds=seconds))
    total = sum(minutes for _, minutes in found)
    assert seconds <= total * 60 < seconds + 60 * len(found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    assert found[0][0] == beijing_day(NOON)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        (NOON, None, "起止时间"),
        (NOON, NOON, "早于恢复"),
        (NOON, NOON + 3 * HOUR, "晚于现在"),
        (NOON - 30 * HOUR, NOON, "告警前一天"),
        (NOON - HOUR, NOON + HOUR, ""),
    ],
)
def test_a_time_without_the_assistant_must_be_possible(start: datetime | None, end: datetime | None, text: str) -> None:
    refusal = period_refusal(start, end, NOON, NOON + 2 * HOUR)
    assert text in refusal
    assert bool(refusal) == bool(text)


def duty(start: int, end: int, person: str = "9101", rank: int = 1) -> Duty:
    return Duty(person, rank, NOON + start * HOUR, NOON + end * HOUR)


def test_who_is_on_call_follows_the_rank_and_the_hour() -> None:
    rota = [duty(0, 8), duty(8, 16, "9102"), duty(0, 16, "9103", 2)]
    assert on_call(rota, NOON + 8 * HOUR, 1) == ["9102"]
    assert on_call(rota, NOON, 2) == ["9103"]
    assert on_call(rota, NOON + 16 * HOUR, 1) == []


def test_gaps_are_where_nobody_is_called_first() -> None:
    rota = [duty(1, 3), duty(2, 5, "9102"), duty(0, 24, "9103", 2), duty(8, 9)]
    hours = [(0, 1), (5, 8), (9, 12)]
    assert gaps(rota, NOON, NOON + 12 * HOUR) == [Gap(NOON + a * HOUR, NOON + b * HOUR) for a, b in hours]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from((1, 2))), max_size=8))
def test_each_moment_is_either_somebodys_or_in_a_gap(spans: list[tuple[int, int, int]]) -> None:
    rota = [duty(start, start + length, rank=rank) for start, length, rank in spans]
    found = gaps(rota, NOON, NOON + 24 * HOUR)
    for hour in range(24):
        at = NOON + hour * HOUR + timedelta(minutes=30)
        assert bool(on_call(rota, at, 1)) != any(gap.start <= at < gap.end for gap in found)


def test_two_are_never_called_first_at_once() -> None:
    assert overlap([duty(0, 8)], duty(7, 9, "9102")) == duty(0, 8)
    assert overlap([duty(0, 8)], duty(8, 9, "9102")) is None
    assert overlap([duty(0, 8)], duty(7, 9, "9102", 2)) is None


@pytest.mark.parametrize(
    ("kind", "about", "fault", "title"),
    [
        ("part_down", "part/asterisk", "switch", "交换机无响应"),
        ("process_silent", "process/router", "process", "排队机无心跳"),
        ("gateway_missing", "texts/gateway", "texts", "短信网关停运"),
        ("", "", "seat", "工位、话机、耳机"),
    ],
)
def test_the_most_exact_run_book_is_shown(kind: str, about: str, fault: str, title: str) -> None:
    book = run_book(kind, about, fault)
    assert book is not None
    assert book.title == title


def test_every_run_book_says_what_to_look_at_and_what_to_press() -> None:
    for book in RUN_BOOKS.values():
        assert book.means
        assert book.callers
        assert book.look
        assert book.press
