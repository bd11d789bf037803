"""The same name gives the same number: from open and closed days, on the live board and by the registry."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from hotline.domains.insight.analytics.actions import closing_periods, rebuild
from hotline.domains.insight.analytics.models import ClosedPeriod, Correction, LateDay
from hotline.domains.insight.analytics.queries.answers import answer_to, behind, total
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.voice.calls.rules.figures import FloorFigures, QueueFigures
from hotline.domains.voice.records.models import AgentPeriod
from hotline.domains.voice.records.queries.details import records_of_day
from hotline.domains.voice.records.rules.figures import Today
from hotline.events import calls, routing, workorders
from hotline.events.envelope import envelope
from hotline.kernel.clock import beijing_day, day_bounds
from tests.domains.insight.analytics.past import MONTH, days_written
from tests.domains.service.messaging.arrivals import log

pytestmark = [pytest.mark.real, pytest.mark.django_db]

DAYS = (date(2026, 8, 3), date(2026, 8, 9), date(2026, 8, 31))
NOW = datetime(2026, 9, 7, 4, tzinfo=UTC)
BOARD = {
    "calls_in": "calls",
    "entered": "entered",
    "answered": "answered",
    "abandoned": "abandoned",
    "callbacks_done": "callbacks_reached",
}
RATES = {
    "answer_rate": "answer_rate",
    "mean_wait": "mean_wait_seconds",
    "rating_rate": "to_rating_rate",
    "satisfaction": "satisfaction",
}


def board(day: date) -> dict[str, FloorFigures | QueueFigures]:
    """As the projector adds up a day's figures for the floor and the wall."""
    today = Today(day)
    for record in records_of_day(day):
        today.note(record)
    return today.figures(day_bounds(day)[1] - timedelta(seconds=1))  # type: ignore[return-value]


def assert_like_the_board(day: date) -> None:
    displayed = board(day)
    floor = total([*BOARD, *RATES], day, day, NOW)
    for key, field in BOARD.items():
        assert floor[key].num == getattr(displayed["floor"], field), key
    for key, field in RATES.items():
        found, seen = floor[key].value, getattr(displayed["floor"], field)
        assert (None if found is None else round(float(found), 6)) == (seen and round(seen, 6)), key
    by_queue = answer_to(FigureQuery(measures=("entered", "answered"), dimensions=("queue",), first=day, last=day), NOW)
    for line in by_queue.lines:
        figures = displayed.get(f"queue.{line.by[0]}")
        if isinstance(figures, QueueFigures):
            assert [figure.num for figure in line.figures] == [figures.entered, figures.answered]


def test_board_and_registry_agree_whether_the_days_are_open_or_closed(facts: Path) -> None:
    days_written(*DAYS)
    for day in DAYS:
        assert_like_the_board(day)
    closing_periods.close_due(NOW)
    assert {(p.first, p.last) for p in ClosedPeriod.objects.filter(table="calls", current=True)} == {MONTH} | {
        (date(2026, 9, n), date(2026, 9, n)) for n in range(1, 7)
    }
    for day in DAYS:
        assert_like_the_board(day)


def test_a_case_of_minutes_ago_lowers_no_response_rate_and_one_that_nobody_answered_for_a_day_does(facts: Path) -> None:
    opened_at = NOW - timedelta(minutes=5)
    opened = workorders.CaseOpened("GD1", "appeal", 1, "投诉", "call", "wages", "海淀区", "一般", "1001")
    dispatched = workorders.CaseDispatched("labour", "", "4001")
    log(
        envelope(fact, subject="case/GD1", seq=seq, at=opened_at, actor="system", site="bj1", node="a")
        for seq, fact in enumerate((opened, dispatched), start=1)
    )
    day = beijing_day(opened_at)
    just_now = total(["contact_rate"], day, day, NOW)["contact_rate"]
    assert (just_now.num, just_now.den, just_now.value) == (0, 0, None)
    assert total(["contact_rate"], day, day, NOW + timedelta(hours=25))["contact_rate"].value == 0


def test_a_measure_is_its_parts_however_it_is_split(facts: Path) -> None:
    days_written(*DAYS)
    totals = total(["decided", "answered"], *MONTH, NOW)
    for by in (("queue",), ("hour", "queue"), ("topic", "day"), ("agent",), ("score", "weekday")):
        answer = answer_to(
            FigureQuery(measures=("decided", "answered"), dimensions=by, first=MONTH[0], last=MONTH[1]), NOW
        )
        for place, key in enumerate(("decided", "answered")):
            assert sum(line.figures[place].num for line in answer.lines) == totals[key].num


def test_every_figure_opens_down_to_its_calls(facts: Path) -> None:
    days_written(DAYS[0])
    query = FigureQuery(measures=("answer_rate",), first=DAYS[0], last=DAYS[0])
    rate = total(["answer_rate"], DAYS[0], DAYS[0], NOW)["answer_rate"]
    lists = {part: behind("answer_rate", part, query, 5000, now=NOW) for part in ("num", "den", "rest")}
    assert len(lists["num"]) == rate.num
    assert len(lists["den"]) == rate.den
    assert {row["id"] for row in lists["rest"]} == {r["id"] for r in lists["den"]} - {r["id"] for r in lists["num"]}
    assert rate.value == Fraction(len(lists["num"]), len(lists["den"]))


def test_made_anew_from_the_log_closed_months_are_the_same_bytes(facts: Path) -> None:
    days_written(*DAYS)
    closing_periods.close_due(NOW)
    rebuilt = rebuild.rebuild(NOW)
    assert rebuilt
    assert all(each.same for each in rebuilt)
    assert sum(each.rows for each in rebuilt if each.file.startswith("calls/")) == sum(
        len(records_of_day(day)) for day in DAYS
    )


def test_what_events_tell_of_a_closed_day_counts_at_once_and_makes_the_next_version(facts: Path) -> None:
    days_written(DAYS[0])
    closing_periods.close_due(NOW)
    before = total(["rated"], *MONTH, NOW)["rated"].num
    unrated = next(
        record
        for record in records_of_day(DAYS[0])
        if record.answered and (not record.rating or not record.rating.score)
    )
    at = unrated.ended_at or unrated.at
    log(
        envelope(fact, subject=calls.subject(unrated.id), seq=900 + n, at=at, actor="caller", site="bj1", node="a")
        for n, fact in enumerate((calls.RatingStarted(unrated.agent), calls.Rated(unrated.agent, 1)))
    )
    assert Correction.objects.count() == 1
    assert total(["rated"], *MONTH, NOW)["rated"].num == before + 1

    closing_periods.rewrite_corrected(datetime.now(UTC))
    (written,) = ClosedPeriod.objects.filter(table="calls", current=True, first=MONTH[0])
    assert (written.version, Correction.objects.count()) == (2, 0)
    assert total(["rated"], *MONTH, NOW)["rated"].num == before + 1
    assert (facts / "calls/2026-08.v1.parquet").exists(), "what a frozen quarter rests on stays"


def test_stays_add_up_to_the_calls_that_waited_and_follow_corrections_as_calls_do(facts: Path) -> None:
    days_written(DAYS[0])
    records = [record for record in records_of_day(DAYS[0]) if "test" not in record.flags]
    stays = [visit for record in records for visit in record.stays]
    keys = ("stays", "stay_answer_rate", "mean_stay")
    by_queue = FigureQuery(measures=keys, dimensions=("queue",), first=DAYS[0], last=DAYS[0])

    def assert_counted() -> None:
        found = {line.by[0]: line.figures for line in answer_to(by_queue, NOW).lines}
        assert found.keys() == {visit.queue for visit in stays}
        for queue, (count, rate, mean) in found.items():
            mine = [visit for visit in stays if visit.queue == queue]
            over = [visit for visit in mine if visit.outcome]
            assert count.num == len(mine)
            assert (rate.num, rate.den) == (sum(visit.outcome == "answered" for visit in over), len(over))
            assert mean.num == sum(round(visit.waited_seconds * 1000) for visit in over)

    assert_counted()
    closing_periods.close_due(NOW)
    assert_counted()

    passed_on = next(record for record in records if record.answered and record.ended_at)
    again = calls.CallQueued("labor", len(passed_on.stays) + 1, 0, [])
    at = passed_on.ended_at
    assert at is not None
    log([envelope(again, subject=calls.subject(passed_on.id), seq=900, at=at, actor="system", site="bj1", node="a")])
    assert total(["stays", "stays_moved"], *MONTH, NOW)["stays"].num == len(stays) + 1
    written = {
        period.table for period in closing_periods.rewrite_corrected(datetime.now(UTC)) if period.first == MONTH[0]
    }
    assert (written, Correction.objects.count()) == ({"calls", "stays"}, 0)
    assert total(["stays"], *MONTH, NOW)["stays"].num == len(stays) + 1


def test_a_note_stays_until_every_file_of_its_day_knows(facts: Path) -> None:
    days_written(DAYS[0])
    closing_periods.close_due(NOW)
    Correction.objects.create(call="c", day=DAYS[0], noted_at=NOW + timedelta(hours=1))
    closing_periods.close_period("stays", *MONTH, NOW + timedelta(hours=2))
    assert Correction.objects.count() == 1, "the file of the calls is older"
    closing_periods.close_period("calls", *MONTH, NOW + timedelta(hours=2))
    assert Correction.objects.count() == 0


def test_what_comes_late_of_agents_time_counts_at_once_and_makes_the_next_version(facts: Path) -> None:
    days_written(DAYS[0], DAYS[1])
    closing_periods.close_due(NOW)
    query = FigureQuery(measures=("duty_hours",), dimensions=("day",), first=MONTH[0], last=MONTH[1])
    before = {line.by[0]: line.figures[0].num for line in answer_to(query, NOW).lines}
    gone = AgentPeriod.objects.filter(state="signed_out", end__isnull=False).order_by("start").first()
    assert gone is not None
    turns = (routing.AgentStateChanged("ready"), 10), (routing.AgentSignedOut("asked"), 40)
    log(
        envelope(
            fact,
            subject=routing.subject(gone.agent),
            seq=gone.seq + 50_000_000 + after,
            at=gone.start + timedelta(minutes=after),
            actor="system",
            site="bj1",
            node="a",
        )
        for fact, after in turns
    )
    half_an_hour, day = 30 * 60 * 1000, beijing_day(gone.start)
    now = {line.by[0]: line.figures[0].num for line in answer_to(query, NOW).lines}
    assert now == before | {day: before[day] + half_an_hour}
    assert LateDay.objects.filter(day=day).exists()

    assert closing_periods.rewrite_corrected(datetime.now(UTC))
    assert not LateDay.objects.exists()
    assert {line.by[0]: line.figures[0].num for line in answer_to(query, NOW).lines} == now
    assert closing_periods.rewrite_day(DAYS[0], NOW)
    assert closing_periods.rewrite_day(date(2020, 1, 1), NOW) == []
