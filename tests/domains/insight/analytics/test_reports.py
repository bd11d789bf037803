"""Ready-made reports and complete spans, by the rules alone."""

from datetime import UTC, date, datetime, time
from fractions import Fraction

import pytest

from hotline.domains.insight.analytics.rules.measures import MEASURES, measure
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.report_parts import FigureRow, overview, split_parts
from hotline.domains.insight.analytics.rules.reports import REPORTS
from hotline.domains.insight.analytics.rules.reports.shape import (
    ForecastSection,
    Listed,
    Overview,
    Span,
    SpikeSection,
    Split,
)
from hotline.domains.insight.analytics.rules.spans import following, holding, last_complete
from hotline.domains.insight.analytics.rules.wording import change
from hotline.kernel.report_document import Bars, Curves, Number, Table

#: A Thursday, 10:00 in Beijing.
NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)


@pytest.mark.parametrize("key", REPORTS)
def test_every_section_of_a_report_is_a_question_that_can_be_asked(key: str) -> None:
    for section in REPORTS[key].sections:
        match section:
            case Overview(measures=measures):
                FigureQuery(measures=measures, first=NOW.date(), last=NOW.date()).tables()
            case Split(measures=measures, by=by):
                FigureQuery(measures=measures, dimensions=(by,), first=NOW.date(), last=NOW.date()).tables()
            case Listed(measure=name):
                assert MEASURES[name].table == "entries"
            case SpikeSection() | ForecastSection():
                pass


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("day", "2026-11-25", "2026-11-25"),
        ("week", "2026-11-16", "2026-11-22"),
        ("month", "2026-10-01", "2026-10-31"),
        ("quarter", "2026-07-01", "2026-09-30"),
    ],
)
def test_the_last_whole_span_before_a_thursday_in_november(span: Span, first: str, last: str) -> None:
    assert last_complete(span, date(2026, 11, 26)) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("day", "2026-11-27T00:00"),
        ("week", "2026-11-30T00:00"),
        ("month", "2026-12-01T00:00"),
        ("quarter", "2027-01-01T00:00"),
    ],
)
def test_a_schedule_at_eight_comes_next_on_the_first_day_of_a_new_span(span: Span, expected: str) -> None:
    at = following(span, time(8), NOW)
    assert at.astimezone(UTC).isoformat()[:16] == expected
    assert following(span, time(8), at) > at


def test_at_ten_past_ten_today_is_still_to_come() -> None:
    assert following("day", time(10, 10), NOW).astimezone(UTC) == datetime(2026, 11, 26, 2, 10, tzinfo=UTC)
    assert holding("quarter", date(2027, 1, 1)) == (date(2027, 1, 1), date(2027, 3, 31))


def test_shares_change_by_points_and_counts_by_per_cent() -> None:
    assert change(measure("answer_rate"), Fraction(93, 100), Fraction(92, 100)) == "+1.00 点"
    assert change(measure("answered"), Fraction(90), Fraction(100)) == "-10.0%"
    assert change(measure("answered"), Fraction(90), Fraction(0)) == change(measure("answered"), None, None) == "—"


def test_an_overview_stands_beside_what_was() -> None:
    answered = measure("answered")
    table = overview("话务", [answered], {"answered": Fraction(90)}, {"answered": Fraction(100)}, {"answered": None})
    assert table.rows == (("人工接通（通）", Number("90", 90.0), Number("100", 100.0), "-10.0%", "—", "—"),)


def test_along_time_a_course_is_drawn_and_along_names_bars() -> None:
    rows = [FigureRow(("周一",), (Fraction(1),)), FigureRow(("周二",), (Fraction(2),))]
    answered = [measure("answered")]
    course, table = split_parts("逐日", [DIMENSIONS["day"]], answered, rows, [Fraction(3)], drawn=True)
    assert isinstance(course, Curves)
    assert isinstance(table, Table)
    assert table.total == ("合计", Number("3", 3.0))
    bars, _ = split_parts("各队列", [DIMENSIONS["queue"]], answered, rows, [Fraction(3)], drawn=True)
    assert isinstance(bars, Bars)
    assert len(split_parts("各队列", [DIMENSIONS["queue"]], answered, [], [], drawn=True)) == 1
