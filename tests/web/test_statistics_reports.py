"""Reports by HTTP: taken now, made by themselves once a span, shared with whom they are meant for."""

import io
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import docx
import pypdfium2
import pytest
import python_calamine
from time_machine import travel

from hotline.domains.insight.analytics.actions import schedules
from hotline.domains.insight.analytics.models import Result, Schedule
from hotline.domains.insight.analytics.queries import store, trends
from hotline.infrastructure.archive import StoreAway
from hotline.infrastructure.models import AuditRow
from tests.domains.insight.assessment.test_planted_quarter import answered
from tests.domains.service.messaging.arrivals import log
from tests.web import test_statistics
from tests.web.test_statistics import AGENT, CLIENT, MANAGER, NOW, SEPTEMBER, post
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]
planted = test_statistics.planted
LEADER = "2001"


def content(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def sheets(answer: Any) -> dict[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content(answer)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf))


def reports(number: str) -> Any:
    return browser(number).get("/api/statistics/reports").json()


def test_the_monthly_report_says_what_the_indicators_count() -> None:
    book = sheets(post(CLIENT, "reports/take", key="monthly", day="2026-09-15", form="xlsx"))
    lines = {row[0]: row[1] for row in book["话务同环比"][1:]}
    assert (lines["进入排队（通）"], lines["人工接通（通）"]) == (11, 8)
    assert lines["人工接通率"] == pytest.approx(8 / 11)
    assert "11" in text_of(content(post(CLIENT, "reports/take", key="monthly", day="2026-09-15", form="pdf")))
    assert post(CLIENT, "reports/take", key="monthly", day="2026-11-01", form="pdf").status_code == 422
    assert post(CLIENT, "reports/take", key="nonsense", day="2026-09-15").status_code == 422
    assert post(AGENT, "reports/take", key="daily", day="2026-09-01").status_code == 403
    assert AuditRow.objects.filter(action="statistics.take", by=CLIENT).count() == 2


def test_a_days_report_has_every_hour_also_those_without_calls() -> None:
    hours = sheets(post(CLIENT, "reports/take", key="daily", day="2026-09-01", form="xlsx"))["逐时"]
    calls_in = [row[1] for row in hours[1:-1]]
    assert (hours[0][:2], hours[-1][0]) == (["小时", "来电（通）"], "合计")
    assert (len(calls_in), sum(calls_in), calls_in[0]) == (24, hours[-1][1], 0)
    assert calls_in[10] > 0


def test_a_months_report_foretells_the_quarter_and_tells_no_money() -> None:
    book = sheets(post(LEADER, "reports/take", key="monthly", day="2026-09-15", form="xlsx"))
    lines = {row[1]: row for row in book["指标预测"][1:]}
    assert len(lines) == 19
    assert lines["人工接通率"][3:] == ["72.73%", "—", "未达标"], "the quarter is over: there is nothing to foretell"
    assert lines["工位数量"][3:] == ["未登记", "—", "不判定"]
    assert lines["全年人工服务量"][5] == "年末结算"
    assert "扣减" not in "".join(str(cell) for row in book["指标预测"] for cell in row)
    store.store.cache_clear()  # a store does not live through leaps of time
    with travel(datetime(2026, 9, 15, 2, tzinfo=UTC), tick=True):
        running = sheets(post(LEADER, "reports/take", key="monthly", day="2026-09-15", form="xlsx"))["指标预测"]
    (waits,) = [row for row in running[1:] if row[1] == "来电响应等待时间"]
    assert waits[4].startswith("14 秒"), "7 calls that waited 100 s in all, as on the days before"
    outside = post(LEADER, "reports/take", key="monthly", day="2020-01-15", form="docx")
    assert "不在合同期内" in "".join(each.text for each in docx.Document(io.BytesIO(content(outside))).paragraphs)


def test_a_days_report_lists_what_comes_up_more_often_than_chance_lets_it() -> None:
    trends._once.cache_clear()
    wednesday, seq = datetime(2026, 9, 2, 2, tzinfo=UTC), count(1000, 10)
    for weeks, often in ((4, 3), (3, 3), (2, 3), (1, 3), (0, 30)):
        for topic in (*["pension"] * often, *["wages"] * 30):
            number = next(seq)
            tale = answered(f"c{number}", 10, wednesday - timedelta(weeks=weeks))
            log(tale.wraps_up("1009", topic, seq=number).events)
    found = sheets(post(CLIENT, "reports/take", key="daily", day="2026-09-02", form="xlsx"))["突增的主题和词"]
    assert [row[:5] for row in found[1:]] == [["2026-09-02", "来电主题", "pension", "30", "5.5"]]
    assert found[1][5] == "极显著"


def test_an_answer_goes_along_as_a_pdf_with_what_it_is_narrowed_to() -> None:
    query = {"measures": ["answered", "answer_rate"], "dimensions": ["queue"], **SEPTEMBER}
    text = text_of(content(post(CLIENT, "reports/answer", **query, filters={"queue": ["labor"]}, compare="previous")))
    assert "筛选·队列" in text
    assert "对比：2026-08-02至2026-08-31" in text


def test_what_is_due_is_made_once_a_span_also_what_was_missed() -> None:
    made = post(CLIENT, "reports/schedules", name="日报", report="daily", at="08:00", form="xlsx").json()
    assert [row["name"] for row in made["schedules"]] == ["日报"]
    assert schedules.make_due(NOW) == 0
    later = NOW + timedelta(days=3)
    assert schedules.make_due(later) == 3, "of the 6th, 7th and 8th of October"
    assert schedules.make_due(later) == 0
    assert [str(row.first) for row in Result.objects.order_by("first")] == ["2026-10-06", "2026-10-07", "2026-10-08"]
    results = reports(CLIENT)["results"]
    assert len(results) == 3
    assert "话务" in sheets(post(CLIENT, f"reports/results/{results[0]['id']}"))
    assert reports(LEADER)["results"] == []
    assert post(LEADER, f"reports/results/{results[0]['id']}").status_code == 404
    id = Schedule.objects.get().pk
    assert browser(LEADER).delete(f"/api/statistics/reports/schedules/{id}").status_code == 404
    assert browser(CLIENT).delete(f"/api/statistics/reports/schedules/{id}").status_code == 200
    assert schedules.make_due(later + timedelta(days=9)) == 0


def test_a_store_that_is_away_is_tried_again_and_given_up_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    question = {"measures": ["answered"], "dimensions": ["day"], **SEPTEMBER}
    post(CLIENT, "reports/schedules", name="接通", question=question, span="month", at="07:30", form="pdf")
    due = Schedule.objects.get().next_at
    assert due.astimezone(UTC) == datetime(2026, 10, 31, 23, 30, tzinfo=UTC)

    def away() -> None:
        raise StoreAway

    with monkeypatch.context() as broken:
        broken.setattr(schedules, "archive", away)
        assert schedules.make_due(due) == 0
        assert schedules.make_due(due) == 0, "not before ten minutes are over"
    assert schedules.make_due(due + timedelta(minutes=10)) == 1
    row = Result.objects.get()
    assert (str(row.first), str(row.last), row.error) == ("2026-10-01", "2026-10-31", "")
    with monkeypatch.context() as broken:
        broken.setattr(schedules, "archive", away)
        november = due + timedelta(days=31)
        assert sum(schedules.make_due(november + timedelta(minutes=10 * n)) for n in range(5)) == 1
    assert Result.objects.filter(error__contains="文件库").count() == 1


def test_a_question_and_a_schedule_are_shared_with_a_role_or_a_person() -> None:
    saved_query = {"name": "接通", "question": {"measures": ["answered"], **SEPTEMBER}}
    assert post(CLIENT, "saved", **saved_query, roles=["nonsense"]).status_code == 422
    assert post(CLIENT, "saved", **saved_query, people=["0000"]).status_code == 422
    post(CLIENT, "saved", **saved_query, roles=["leader"])
    assert len(browser(LEADER).get("/api/statistics/saved").json()) == 1
    assert browser(MANAGER).get("/api/statistics/saved").json() == []
    post(CLIENT, "reports/schedules", name="日报", report="daily", sharing={"people": [MANAGER]})
    assert len(reports(MANAGER)["schedules"]) == 1
    assert reports(LEADER)["schedules"] == []


@pytest.mark.parametrize(
    "bad",
    [
        {"report": "nonsense"},
        {},
        {"report": "daily", "form": "exe"},
        {"question": {"measures": ["answered"], "dimensions": ["district"], **SEPTEMBER}},
    ],
)
def test_a_bad_schedule_is_refused(bad: dict[str, Any]) -> None:
    assert post(CLIENT, "reports/schedules", name="x", **bad).status_code == 422
    assert not Schedule.objects.exists()
