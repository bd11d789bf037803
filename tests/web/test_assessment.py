"""The indicators' board by HTTP: who sees it, what it rests on, down to the calls; what if, without a trace."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from time_machine import travel

from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.insight.assessment.endpoints import evidence as endpoints
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.domains.insight.assessment.test_planted_quarter import NOW, events_of_calls, events_of_registers
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import staff
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]

CLIENT, MANAGER, AGENT = "8001", "8002", "1001"


@pytest.fixture
def planted(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    staff()
    log(events_of_calls())
    log(events_of_registers())
    with travel(NOW, tick=True):
        yield
    stores.store.cache_clear()
    settings.cache_clear()


def get(client: Client, path: str, **query: Any) -> Any:
    return client.get(f"/api/assessment/{path}", query)


def line(board: Any, key: str) -> Any:
    return next(each for each in board["lines"] if each["key"] == key)


@pytest.mark.usefixtures("planted")
def test_the_board_says_what_it_costs_and_opens_down_to_the_calls() -> None:
    client = browser(CLIENT)
    board = get(client, "board", quarter="2026Q3").json()
    rate = line(board, "answer_rate")
    assert (rate["status"], rate["displayed_value"], rate["deduction"]) == ("lost", "72.73%", "26272.71")
    assert (rate["num"], rate["den"]) == (8, 11)
    assert [(r["option"], r["deduction"]) for r in rate["readings"] if r["ambiguity"] == "called_back"] == [
        ("回拨不算接通", "26272.71"),
        ("回拨算接通", "13136.36"),
    ]
    assert rate["goals"] == [], "the quarter is over: nothing brings it back"
    quarterly = [each for each in board["lines"] if each["span"] == "quarter"]
    assert board["totals"]["now"] == f"{sum(round(float(each['deduction']) * 100) for each in quarterly) / 100:.2f}"

    missed = get(client, "evidence", quarter="2026Q3", measure="answer_rate", part="rest").json()
    assert {row["call"]: row["outcome"] for row in missed["rows"]} == {"s": "短放弃", "l": "放弃", "b": "回拨接通"}
    answered = get(client, "evidence", quarter="2026Q3", measure="answer_rate").json()
    assert {row["call"] for row in answered["rows"]} == {"a1", "a2", "a3", "a4", "a5", "a6", "t", "n"}
    wrong = get(client, "evidence", quarter="2026Q3", measure="wrong_answers").json()
    assert [row["call"] for row in wrong["rows"]] == ["a1"]


@pytest.mark.usefixtures("planted")
def test_evidence_is_counted_narrowed_and_taken_along_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    client, query = browser(CLIENT), {"quarter": "2026Q3", "measure": "answer_rate", "part": "den"}
    monkeypatch.setattr(endpoints, "PAGE", 4)
    first = get(client, "evidence", **query).json()
    assert (len(first["rows"]), first["total"]) == (4, 11)
    second = get(client, "evidence", **query, after=first["next"]).json()
    assert (second["total"], second["filters"]) == (None, []), "what the first page said holds for all"

    agents = next(each for each in first["filters"] if each["key"] == "agent")
    assert (agents["name"], len(agents["options"])) == ("坐席", 2)
    agent = agents["options"][0]["value"]
    narrowed = get(client, "evidence", **query, agent=agent).json()
    assert {row["agent"] for row in narrowed["rows"]} == {agent}
    assert 0 < narrowed["total"] < 11
    assert agents in narrowed["filters"], "the other choices stay"
    assert get(client, "evidence", **query, department="labor").status_code == 422, "calls have no department"

    taken = get(client, "evidence/export", **query, agent=agent)
    rows = CalamineWorkbook.from_filelike(BytesIO(taken.getvalue())).get_sheet_by_name("分母").to_python()
    assert len(rows) == 1 + narrowed["total"]
    assert {row[3] for row in rows[1:]} == {agent}
    assert AuditRow.objects.get(action="assessment.take_evidence").detail["rows"] == narrowed["total"]
    monkeypatch.setattr(endpoints, "MAX_EXPORTED", 5)
    assert get(client, "evidence/export", **query).status_code == 422
    assert get(browser(AGENT), "evidence/export", **query).status_code == 403


@pytest.mark.usefixtures("planted")
def test_what_if_judges_the_same_way_and_leaves_no_trace() -> None:
    client, rows = browser(MANAGER), AuditRow.objects.count()
    # 8 of 11, and 27 more answered: 35 of 38 = 92.1 %.
    tried = get(client, "trial", quarter="2026Q3", indicator="answer_rate", more=27).json()
    assert (tried["displayed_value"], tried["deduction"]) == ("92.11%", "0.00")
    assert get(client, "trial", quarter="2026Q3", indicator="front_staff", heads="168").json()["deduction"] == "5838.38"
    assert get(client, "trial", quarter="2026Q3", indicator="security", more=1).json()["deduction"] == "51085.83"
    assert get(client, "trial", quarter="2026Q3", indicator="front_staff", heads="many").status_code == 422
    assert (
        get(client, "board", quarter="2026Q3").json()["totals"]
        == get(client, "board", quarter="2026Q3").json()["totals"]
    )
    assert AuditRow.objects.count() == rows


@pytest.mark.usefixtures("planted")
def test_who_has_no_business_with_money_sees_none_and_bad_questions_are_refused() -> None:
    assert get(browser(AGENT), "board").status_code == 403
    client = browser(CLIENT)
    for path, query in [
        ("board", {"quarter": "1999Q1"}),
        ("evidence", {"quarter": "2026Q3", "measure": "answer_rate", "part": "nonsense"}),
        ("evidence", {"quarter": "2026Q3", "measure": "password"}),
        ("trial", {"quarter": "2026Q3", "indicator": "nonsense"}),
    ]:
        assert get(client, path, **query).status_code == 422, path
