"""统计 by HTTP: questions, what stands behind a figure, workbooks, saved questions; bad questions are refused."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from time_machine import travel

from hotline.domains.insight.analytics.queries import store as stores
from hotline.events.chats import ChatRequested
from hotline.events.envelope import envelope
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING, beijing_day
from tests.domains.insight.assessment.test_planted_quarter import NOW, events_of_calls
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import staff
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]

CLIENT, MANAGER, AGENT = "8001", "8002", "1001"
SEPTEMBER = {"first": "2026-09-01", "last": "2026-09-30"}


@pytest.fixture(autouse=True)
def planted(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    staff()
    log(events_of_calls())
    with travel(NOW, tick=True):
        yield
    stores.store.cache_clear()
    settings.cache_clear()


def post(number: str, path: str, **body: Any) -> Any:
    return browser(number).post(f"/api/statistics/{path}", body, "application/json")


def test_a_question_is_answered_as_the_indicators_count() -> None:
    query = {"measures": ["answer_rate", "entered"], "dimensions": ["queue"], **SEPTEMBER, "compare": "previous"}
    answer = post(CLIENT, "ask", **query).json()
    rate, entered = answer["total"]
    assert (rate["displayed_value"], rate["num"], rate["den"], entered["num"]) == ("72.73%", 8, 11, 11)
    assert sum(line["cells"][1]["num"] for line in answer["lines"]) == 11
    assert (answer["before_first"], answer["before_last"]) == ("2026-08-02", "2026-08-31")
    narrowed = post(CLIENT, "ask", **query | {"filters": {"queue": ["labor"]}}).json()
    assert narrowed["total"][1]["num"] == 1, "the transferred call is the second queue's"


def test_a_day_without_calls_keeps_its_place_as_nought_or_as_nothing() -> None:
    query = {"measures": ["calls_in", "answer_rate"], "dimensions": ["day"], **SEPTEMBER}
    answer = post(CLIENT, "ask", **query, compare="previous").json()
    days = {line["by"][0]: line["cells"] for line in answer["lines"]}
    assert list(days) == [f"2026-09-{day:02}" for day in range(1, 31)]
    calls, rate = days["2026-09-29"]
    assert (calls["value"], calls["displayed_value"], rate["value"], rate["displayed_value"]) == (0, "0", None, "—")
    assert sum(calls["num"] for calls, _ in days.values()) == answer["total"][0]["num"] > 0
    assert {calls["displayed_before"] for calls, _ in days.values()} == {""}, "before there were none at all"

    hours = post(CLIENT, "ask", **query | {"dimensions": ["queue", "hour"]}).json()
    assert [place["word"] for place in hours["axes"][1]] == [f"{hour:02}:00" for hour in range(24)]
    assert hours["axes"][0] == []
    nowhere = post(CLIENT, "ask", **query | {"first": "2026-05-01", "last": "2026-05-31"}).json()
    assert (nowhere["lines"], nowhere["axes"]) == ([], [])

    sheet = post(CLIENT, "workbook", **query)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["日", "来电（通）", "人工接通率（%）", "人工接通率 分子", "人工接通率 分母"]
    assert len(rows) == 32
    assert rows[29] == ["2026-09-29", 0.0, "", 0.0, 0.0]
    assert rows[31][0] == "合计"


def test_what_is_yet_to_come_has_a_place_where_something_falls_due() -> None:
    query = {"measures": ["calls_in"], "dimensions": ["day"], "first": "2026-09-29", "last": "2026-12-31"}
    today = NOW.astimezone(BEIJING).date()
    assert post(CLIENT, "ask", **query).json()["lines"][-1]["by"] == [str(today)]


def test_a_question_is_narrowed_by_what_there_was_lately_in_words() -> None:
    found = browser(CLIENT).get("/api/statistics/values?measure=entered&dimension=queue").json()
    assert [each["value"] for each in found] == ["social", "labor"], "the most first"
    assert all(each["word"] for each in found)
    refused = browser(CLIENT).get("/api/statistics/values?measure=entered&dimension=district")
    assert refused.status_code == 422
    assert "不能按" in refused.content.decode()
    assert browser(AGENT).get("/api/statistics/values?measure=entered&dimension=queue").status_code == 403


def test_a_figure_opens_down_and_goes_along_as_a_workbook() -> None:
    rest = post(CLIENT, "behind", measures=["answer_rate"], part="rest", **SEPTEMBER).json()
    assert {row["call"] for row in rest["rows"]} == {"s", "l", "b"}
    query = {"measures": ["answered"], "dimensions": ["day"], "compare": "year", "filters": {"queue": ["social"]}}
    sheet = post(CLIENT, "workbook", **query, **SEPTEMBER)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["日", "人工接通（通）", "人工接通 对比"]
    assert sum(row[1] for row in rows[1:-1]) == rows[-1][1] == 7
    cells = dict(book.get_sheet_by_index(1).to_python())
    assert (cells["起止"], cells["对比"]) == ("2026-09-01 至 2026-09-30", "2025-09-02 至 2025-10-01")
    assert "坐席接听" in cells["人工接通"]
    assert cells["筛选·队列"]


def test_what_stands_behind_a_figure_leads_to_the_call_or_the_chat_it_is_about() -> None:
    requested = envelope(
        ChatRequested("assistant/s", 0),
        subject="chat/c1",
        seq=1,
        at=NOW - timedelta(hours=1),
        actor="citizen",
        site="bj1",
        node="a",
    )
    log([requested])
    day = f"{beijing_day(requested.at)}"
    (chat,) = post(CLIENT, "behind", measures=["chats"], part="num", first=day, last=day).json()["rows"]
    assert (chat["chat"], chat["call"], chat["case"]) == ("c1", "", "")
    stays = post(CLIENT, "behind", measures=["stays"], part="num", **SEPTEMBER).json()["rows"]
    assert {row["call"] for row in stays} >= {"s", "l"}, "a stay leads to its call, not to itself"


def test_questions_are_saved_for_oneself_or_for_all() -> None:
    saved_query = {"name": "接通", "question": {"measures": ["answered"], **SEPTEMBER}}
    saved = post(CLIENT, "saved", **saved_query).json()
    assert browser(MANAGER).get("/api/statistics/saved").json() == []
    post(CLIENT, "saved", **saved_query, shared=True)
    assert [row["mine"] for row in browser(MANAGER).get("/api/statistics/saved").json()] == [False]
    assert browser(MANAGER).delete(f"/api/statistics/saved/{saved['id']}").status_code == 404
    assert browser(CLIENT).delete(f"/api/statistics/saved/{saved['id']}").status_code == 204


@pytest.mark.parametrize(
    "bad",
    [
        {"measures": ["nonsense"]},
        {"measures": []},
        {"measures": ["answered"], "dimensions": ["district"]},
        {"measures": ["answered"], "first": "2026-10-01"},
        {"measures": ["answered"], "first": "2010-01-01"},
        {"measures": ["answered"], "filters": {"nonsense": ["x"]}},
    ],
)
def test_a_bad_question_is_refused(bad: dict[str, Any]) -> None:
    assert post(CLIENT, "ask", **SEPTEMBER | bad).status_code == 422


def test_who_has_no_business_with_statistics_gets_none() -> None:
    assert post(AGENT, "ask", measures=["answered"], **SEPTEMBER).status_code == 403
    registry = browser(CLIENT).get("/api/statistics/registry").json()
    assert {"answer_rate", "mean_wait"} <= {measure["key"] for measure in registry["measures"]}
    targets = {measure["key"]: measure["target"] for measure in registry["measures"]}
    required = {key: targets[key] for key in ("answer_rate", "mean_wait", "answered", "entered")}
    assert required == {"answer_rate": 0.92, "mean_wait": 60, "answered": None, "entered": None}
