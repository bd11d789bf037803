"""The same name gives the same number on a wall, in a report and behind an indicator, for randomly drawn days."""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.test import Client
from time_machine import travel

from hotline.domains.insight.analytics.queries import baseline
from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.insight.analytics.queries.reports import report_document
from hotline.domains.insight.analytics.rules.measures import MEASURES, measure
from hotline.domains.insight.analytics.rules.report_parts import head
from hotline.domains.insight.analytics.rules.reports import report
from hotline.domains.insight.analytics.rules.wording import display
from hotline.domains.insight.assessment.queries.board import Board, board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.rules.indicator_inputs import MEASURES as OF_INDICATORS
from hotline.domains.insight.walls.queries.tiles import Numbers, counted, days_of
from hotline.domains.insight.walls.rules.layout import Layout, Span, Tile, WallPage
from hotline.kernel.clock import BEIJING
from hotline.kernel.report_document import Number, Table
from tests.domains.insight.analytics.conftest import facts as facts  # a store of this test's own
from tests.domains.insight.analytics.past import days_written
from tests.web.people import session_of

pytestmark = [pytest.mark.real, pytest.mark.django_db]

FIRST = date(2026, 7, 1)
DAYS = sorted(FIRST + timedelta(days=n) for n in random.Random("any days of a quarter").sample(range(90), 2))
#: Of calls, and whatever an indicator is computed from.
NAMES = sorted({key for key, each in MEASURES.items() if each.table == "calls"} | set(OF_INDICATORS))
SPANS: tuple[Span, ...] = ("today", "quarter")
A_QUESTION = 6


def layout_of_everything() -> Layout:
    tiles = [Tile(id=f"{key}/{span}", kind="number", x=0, y=0, w=3, h=3, measures=(key,), span=span)
             for key in NAMES for span in SPANS]  # fmt: skip
    return Layout("一切", (WallPage("一", tuple(tiles)),))


def on_the_wall(now: datetime) -> dict[str, str]:
    tiles = counted(layout_of_everything(), now)
    return {id: tile.cells[0].displayed_value for id, tile in tiles.items() if isinstance(tile, Numbers)}


def in_the_report(day: date) -> dict[str, str]:
    """By HTTP, as the page of statistics asks."""
    client = Client()
    client.cookies["hotline_session"] = session_of("8001", "statistics.view")
    found = {}
    for span in SPANS:
        first, last = days_of(span, day)
        for place in range(0, len(NAMES), A_QUESTION):
            names = NAMES[place : place + A_QUESTION]
            query = {"measures": names, "first": first.isoformat(), "last": last.isoformat()}
            answer = client.post("/api/statistics/ask", json.dumps(query), "application/json").json()
            cells = zip(names, answer["total"], strict=True)
            found |= {f"{key}/{span}": cell["displayed_value"] for key, cell in cells}
    return found


def in_reports(day: date, now: datetime) -> dict[str, str]:
    """As the reports of the day and of the quarter that are taken along."""
    names, found = {head(measure(key)): key for key in NAMES}, dict[str, str]()
    for kind, span in zip(("daily", "quarterly"), SPANS, strict=True):
        for part in report_document(report(kind), *days_of(span, day), now).parts:
            if isinstance(part, Table) and [each.name for each in part.columns[:2]] == ["指标", "本期"]:
                for name, value, *_ in part.rows:
                    if str(name) in names:
                        found[f"{names[str(name)]}/{span}"] = value.text if isinstance(value, Number) else value
    return found


def behind_the_indicators(seen: Board) -> dict[str, str]:
    sums = seen.standings[0].inputs.sums
    return {
        f"{key}/quarter": display(measure(key), measure(key).value(num, den))
        for key, (num, den) in sums.items()
    }  # fmt: skip


@pytest.fixture
def past(facts: Path) -> Iterator[None]:
    baseline.forget_history()
    days_written(*DAYS, per_day=90)
    yield
    baseline.forget_history()


def test_on_any_day_wall_report_and_indicator_say_the_same(past: None) -> None:
    for day in DAYS:
        evening = datetime.combine(day, time(23, 50), BEIJING)
        stores.store.cache_clear()  # a store does not live through leaps of time
        with travel(evening, tick=True):
            wall, report = on_the_wall(evening), in_the_report(day)
            indicators = behind_the_indicators(board(*quarter("", day), evening))
            papers = in_reports(day, evening)
        assert wall == report
        assert {name: wall[name] for name in indicators} == indicators
        assert {name: wall[name] for name in papers} == papers
        assert {"answer_rate/today", "mean_wait/quarter", "wrong_answers/quarter"} <= papers.keys()
        assert wall["answered/today"] not in ("0", "—")
        assert wall["answer_rate/today"] != wall["answer_rate/quarter"] or day == DAYS[0]
