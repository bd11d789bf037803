"""接下来, from real rows: the calls of such days, and what is planned within two hours and no longer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.insight.analytics.queries import baseline
from hotline.domains.insight.analytics.queries.ahead import ahead_of
from hotline.domains.insight.analytics.queries.answers import answer_to
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.ivr.models import SwitchedOn
from tests.domains.insight.analytics.past import days_written

pytestmark = [pytest.mark.real, pytest.mark.django_db]

#: A Friday in Beijing, half past ten, and Fridays before it.
NOW = datetime(2026, 8, 28, 2, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
BEFORE = (date(2026, 8, 21), date(2026, 8, 14), date(2026, 8, 7))


@pytest.fixture
def known_days(facts: Path) -> Iterator[None]:
    baseline.forget_history()
    yield
    baseline.forget_history()


@pytest.mark.usefixtures("known_days")
def test_the_calls_to_be_expected_are_the_median_of_the_same_weekday() -> None:
    assert ahead_of(NOW).expected is None
    days_written(*BEFORE, per_day=300)
    baseline.forget_history()
    found = ahead_of(NOW)
    assert found.expected
    assert found.days == len(BEFORE)
    assert [each.at for each in found.expected] == [NOW + n * timedelta(minutes=15) for n in range(8)]
    eleven = FigureQuery(
        measures=("entered",), dimensions=("day",), first=BEFORE[-1], last=BEFORE[0],
        filters={"slot": ("44",), "weekday": ("5",)},
    )  # fmt: skip
    counts = sorted(line.figures[0].num for line in answer_to(eleven, NOW).lines)
    assert found.expected[2].calls == counts[1] > 0


@pytest.mark.usefixtures("known_days")
def test_the_expectation_ends_with_the_day() -> None:
    days_written(*BEFORE, per_day=100)
    expected = ahead_of(datetime(2026, 8, 28, 15, 40, tzinfo=UTC)).expected
    assert expected
    assert len(expected) == 2, "it is 23:40"


@pytest.mark.usefixtures("known_days")
def test_what_is_planned_within_two_hours_stands_in_its_order() -> None:
    for minutes in (-10, 30, 90, 150):
        at = NOW + timedelta(minutes=minutes)
        CallBack.objects.create(
            id=f"cb-{minutes}",
            call=f"call/{minutes}",
            kind="asked",
            made_at=NOW - HOUR,
            opened_at=NOW - HOUR,
            due_at=at,
        )
    SwitchedOn.objects.create(switch="emergency", at=NOW, by="2001", until=NOW + timedelta(minutes=45))
    found = ahead_of(NOW)
    assert [(each.kind, each.at - NOW) for each in found.planned] == [
        ("callback", timedelta(minutes=30)),
        ("announcement", timedelta(minutes=45)),
        ("callback", timedelta(minutes=90)),
        ("offices_close", timedelta(minutes=90)),
        ("day_off", timedelta(hours=13, minutes=30)),
    ]
    assert found.late_callbacks == 1
