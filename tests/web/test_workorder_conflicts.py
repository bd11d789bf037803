"""What goes wrong with cases over HTTP: a clear sentence; no case lost, doubled or half done."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hotline.domains.service.workorders.actions import organisation, progress
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask, Department
from hotline.events.workorders import subject
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.outbox import announced
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    INSPECTION,
    LEADER,
    PENSION,
    REVIEWER,
    SUPERVISION,
    VALUES,
    staff,
)
from tests.web.test_workorders import browser, do, get, opened, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
HUNDREDS = 300


@pytest.fixture(autouse=True)
def personnel(db: None) -> None:
    staff()


def put(number: str, path: str, **body: Any) -> Any:
    return browser(number).put(f"/api/workorders/{path}", body, "application/json")


def dispatched(**values: Any) -> str:
    case: str = opened(**values)["id"]
    do(REVIEWER, case, "pass")
    assert do(REVIEWER, case, "dispatch").status_code == 200
    return case


def kinds(case: str) -> list[str]:
    return [event.type for event in announced(subject(case))]


def test_two_claim_one_step_and_the_second_reads_who_has_it() -> None:
    case = opened()
    step = case["tasks"][0]["id"]
    assert post(REVIEWER, f"cases/{case['id']}/tasks/{step}/claim").json()["tasks"][0]["person"] == REVIEWER
    late = post(SUPERVISION, f"cases/{case['id']}/tasks/{step}/claim")
    assert (late.status_code, late.json()["code"]) == (409, "taken")
    assert REVIEWER in late.json()["message"]


def test_what_was_filled_in_on_an_outdated_page_is_refused_and_changes_nothing() -> None:
    case = opened()
    step = case["tasks"][0]["id"]
    path, draft = f"cases/{case['id']}/tasks/{step}/draft", {"revision": case["revision"]}
    assert put(REVIEWER, path, values={"summary": "先到的人改过的摘要"}, **draft).status_code == 200
    late = put(REVIEWER, path, values={"summary": "后到的人凭旧页面改的摘要"}, **draft)
    assert (late.status_code, late.json()["code"]) == (409, "stale_version")
    assert late.json()["revision"] == case["revision"] + 1
    assert get(REVIEWER, f"cases/{case['id']}").json()["summary"] == "先到的人改过的摘要"


def test_a_department_with_open_cases_stays_and_one_taken_away_gets_none() -> None:
    case = dispatched()
    body = {"name": "朝阳区人力资源和社会保障局", "district": "朝阳区", "active": False}
    refused = put(SUPERVISION, "house/departments/chaoyang", **body)
    assert (refused.status_code, refused.json()["code"]) == (409, "department_busy")
    assert "有 1 张在办工单。请先改派再停用" in refused.json()["message"]
    assert Department.objects.get(code="chaoyang").active
    do(CHAOYANG, case, "return", reason="不属于本区")
    do(SUPERVISION, case, "uphold", reason="注册地不在本区")
    do(REVIEWER, case, "dispatch", department="labor-inspection")
    assert put(SUPERVISION, "house/departments/chaoyang", **body).status_code == 200
    other = opened(summary="另一家公司拖欠工资")["id"]
    do(REVIEWER, other, "pass")
    gone = do(REVIEWER, other, "dispatch", department="chaoyang")
    assert (gone.status_code, gone.json()["code"]) == (409, "department_removed")
    assert get(REVIEWER, f"cases/{other}").json()["state"] == "dispatch"


def test_a_department_has_its_own_deadline_where_nobody_names_one() -> None:
    body = {"name": "朝阳区人力资源和社会保障局", "district": "朝阳区", "deadline": "一阵子"}
    assert "无法识别" in put(SUPERVISION, "house/departments/chaoyang", **body).json()["message"]
    saved = put(SUPERVISION, "house/departments/chaoyang", **body | {"deadline": "5个工作日"}).json()
    assert saved["rows"][0]["deadline"] == "5个工作日"
    case = opened(topic="")["id"]
    do(REVIEWER, case, "pass", values={"topic": "wage-arrears"})
    CaseTask.objects.filter(case=case, step="dispatch").update(proposed={})
    do(REVIEWER, case, "dispatch", department="chaoyang")
    terms = {row["clock"]: row["term"] for row in get(CHAOYANG, f"cases/{case}").json()["deadlines"]}
    assert terms["handle"] == "5个工作日"


def test_a_script_in_an_answer_is_gone_and_the_answer_stays() -> None:
    case = dispatched()
    do(CHAOYANG, case, "sign")
    wicked = '<p onclick="x()">已责令<script>steal()</script><a href="javascript:x()">支付</a></p>'
    detail = do(CHAOYANG, case, "reply", values={"reply": wicked}).json()
    assert detail["reply"] == '<p>已责令<a rel="noopener noreferrer">支付</a></p>'
    assert "steal" not in get(REVIEWER, f"cases/{case}").content.decode()


def broad_model(count: int) -> tuple[dict[str, Any], list[str]]:
    """The delivered model with so many fields in all, and those it has more, to be filled in when a case is opened.

    Every department that its dispatch table names has somebody.
    """
    for code in Department.objects.filter(members=None).values_list("code", flat=True):
        organisation.set_members(by="test", code=code, members=[PENSION])
    content = copy.deepcopy(get(SUPERVISION, "models/appeal/1").json()["content"])
    lacking = range(count - len(content["form"]["properties"]))
    more = {f"extra_{n}": {"type": "string", "title": f"补充项{n}", "maxLength": 20} for n in lacking}
    content["form"]["properties"] |= more
    content["form"]["x-sections"].append({"id": "extra", "title": "补充", "fields": list(more)})
    content["steps"]["register"]["edits"] += list(more)
    return content, list(more)


def test_a_form_of_three_hundred_fields_is_filled_in_and_its_mistakes_are_named_one_by_one() -> None:
    content, names = broad_model(HUNDREDS)
    saved = post(SUPERVISION, "models/broad", name="大表单", content=content, base=0)
    assert (saved.status_code, saved.json()["problems"]) == (200, [])
    assert post(SUPERVISION, "models/broad/1/publish").status_code == 200
    too_long = dict.fromkeys(names, "字" * 21)
    wrong = post(AGENT, "cases", model="broad", values=VALUES | too_long, outcome="submit")
    assert (wrong.status_code, len(wrong.json()["fields"])) == (422, len(names))
    assert f"还有 {len(names) - 5} 处" in wrong.json()["message"]
    assert not Case.objects.exists()
    filled = {name: f"{name}的内容" for name in names}
    case = post(AGENT, "cases", model="broad", values=VALUES | filled, outcome="submit").json()
    assert case["fields"][names[-1]] == filled[names[-1]]
    assert [row["id"] for row in get(AGENT, "cases", q=filled[names[-1]]).json()["rows"]] == [case["id"]]


def test_a_form_of_more_fields_than_anybody_fills_in_is_not_published() -> None:
    content, _ = broad_model(HUNDREDS + 1)
    (problem,) = post(SUPERVISION, "models/broad", name="大表单", content=content, base=0).json()["problems"]
    assert problem["text"] == "表单有 301 个字段，最多 300 个。"
    assert post(SUPERVISION, "models/broad/1/publish").json()["code"] == "unsound"


def test_a_clock_that_is_set_back_makes_no_step_end_before_it_began() -> None:
    case = dispatched()
    earlier = datetime.now(UTC) - timedelta(hours=3)
    with time_machine.travel(earlier):
        assert do(CHAOYANG, case, "sign").status_code == 200
        assert post(CHAOYANG, f"cases/{case}/contact", reached=True, comment="已说明").status_code == 200
    assert do(CHAOYANG, case, "reply", values={"reply": "<p>已办</p>"}).status_code == 200
    assert not [task for task in CaseTask.objects.filter(case=case, state="done") if task.over_at < task.since]
    assert not [each for each in CaseDeadline.objects.filter(case=case) if each.due_at < each.started_at]
    seconds = [event.data["seconds"] for event in announced(subject(case)) if event.type == "case.step_done"]
    assert min(seconds) >= 0
    moments = [entry["at"] for entry in get(CHAOYANG, f"cases/{case}").json()["entries"]]
    assert moments == sorted(moments)


def test_a_crash_between_a_step_and_its_event_leaves_both_to_be_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    case = opened()
    step, before = case["tasks"][0]["id"], kinds(case["id"])

    def dies(*arguments: object, **named: object) -> None:
        raise ConnectionError("the power is gone")

    monkeypatch.setattr(progress, "record", dies)
    client = browser(REVIEWER)
    client.raise_request_exception = False
    path, body = (
        f"/api/workorders/cases/{case['id']}/tasks/{step}/done",
        {"revision": case["revision"], "outcome": "pass"},
    )
    assert client.post(path, body, "application/json").status_code == 500
    monkeypatch.undo()
    assert (kinds(case["id"]), get(REVIEWER, f"cases/{case['id']}").json()["state"]) == (before, "review")
    assert client.post(path, body, "application/json").json()["state"] == "dispatch"
    assert kinds(case["id"]).count("case.step_done") == 2, "submitted, reviewed"


def test_many_are_dealt_with_at_once_and_each_is_answered_by_itself() -> None:
    cases = [opened(summary=f"第{n}家公司拖欠工资") for n in range(3)]
    tasks = [case["tasks"][0]["id"] for case in cases]
    do(REVIEWER, cases[1]["id"], "return", reason="要素不全")
    answer = post(REVIEWER, "cases/tasks/batch", tasks=[*tasks, 999_999], transition="complete", outcome="pass").json()
    assert answer["done"] == 2
    assert [row["refusal"] for row in answer["rows"]] == ["", "该环节已办理。请刷新查看。", "", "没有这个环节。"]
    foreign = post(PENSION, "cases/tasks/batch", tasks=tasks[:1], transition="complete", outcome="pass").json()
    assert (foreign["rows"][0]["number"], foreign["done"]) == ("", 0), "nobody hears of a case that is not theirs"


class TestSealed:
    def test_a_sealed_case_is_nobodys_but_whose_it_is(self) -> None:
        case = dispatched()
        revision = get(SUPERVISION, f"cases/{case}").json()["revision"]
        assert post(CHAOYANG, f"cases/{case}/seal", revision=revision, on=True, reason="涉密").status_code == 403
        assert post(SUPERVISION, f"cases/{case}/seal", revision=revision, on=True, reason="涉密").json()["confidential"]
        for other in (LEADER, CHAOYANG, INSPECTION):
            assert get(other, f"cases/{case}").status_code == 404
            assert get(other, f"cases/{case}/print").status_code == 404
            assert get(other, "cases", q="拖欠三名").json()["rows"] == []
        assert get(AGENT, f"cases/{case}").status_code == 200, "who opened it"
        assert get(SUPERVISION, f"cases/{case}").status_code == 200
        rows = get(AGENT, "cases/prefill", call="none")
        assert rows.status_code == 404

    def test_among_others_of_the_same_caller_it_says_nothing_of_what_it_is_about(self) -> None:
        case = opened()
        post(SUPERVISION, f"cases/{case['id']}/seal", revision=case["revision"], on=True, reason="涉密")
        (same,) = opened(summary="同一人再次来电")["same"]
        assert (same["number"], same["summary"]) == (case["number"], "")


def test_whoever_is_away_is_stood_in_for_from_day_to_day() -> None:
    case = dispatched()
    today = datetime.now(UTC).date()
    day = {"start": str(today - timedelta(days=1)), "end": str(today + timedelta(days=1))}
    step = get(CHAOYANG, f"cases/{case}").json()["tasks"][0]["id"]
    post(CHAOYANG, f"cases/{case}/tasks/{step}/claim")
    assert get(INSPECTION, f"cases/{case}").status_code == 404
    (leave,) = post(CHAOYANG, "house/leaves", substitute=INSPECTION, **day).json()["rows"]
    twice = post(CHAOYANG, "house/leaves", substitute=PENSION, **day)
    assert (twice.status_code, "已登记代理" in twice.json()["message"]) == (409, True)
    for_another = {"number": INSPECTION, "substitute": PENSION, **day}
    assert browser(CHAOYANG).post("/api/workorders/house/leaves", for_another, "application/json").status_code == 403
    assert [row["id"] for row in get(INSPECTION, "cases", scope="mine").json()["rows"]] == [case]
    assert do(INSPECTION, case, "sign").status_code == 200
    assert browser(CHAOYANG).delete(f"/api/workorders/house/leaves/{leave['id']}").status_code == 204
    assert get(INSPECTION, "house/leaves").json()["rows"] == []


def test_whoever_is_mentioned_finds_the_case_until_they_have_looked() -> None:
    case = opened()["id"]
    assert "没有这些工号" in post(AGENT, f"cases/{case}/comments", text="看看", mentions=["7777"]).json()["message"]
    comments = post(AGENT, f"cases/{case}/comments", text=f"@{REVIEWER} 先审这张", mentions=[REVIEWER]).json()[
        "comments"
    ]
    assert comments[0]["mention_names"] == [f"某{REVIEWER}"]
    assert get(REVIEWER, "cases/counts").json()["mentions"] == 1
    assert [row["id"] for row in get(REVIEWER, "cases", scope="mentioned").json()["rows"]] == [case]
    assert post(REVIEWER, f"cases/{case}/mentions/seen").status_code == 204
    assert get(REVIEWER, "cases", scope="mentioned").json()["rows"] == []


def test_filters_are_kept_by_name_and_are_ones_own() -> None:
    criteria = {"scope": "all", "state": "review"}
    saved = post(AGENT, "house/filters", name="待审的", criteria=criteria).json()
    assert get(AGENT, "house/filters").json()["rows"] == [{"id": saved["id"], "name": "待审的", "criteria": criteria}]
    assert get(REVIEWER, "house/filters").json()["rows"] == []
    browser(REVIEWER).delete(f"/api/workorders/house/filters/{saved['id']}")
    assert len(get(AGENT, "house/filters").json()["rows"]) == 1


def test_a_filter_with_a_citizens_number_is_not_kept() -> None:
    criteria = {"scope": "all", "person": handle_of("13800000001", "138******01")}
    answer = post(AGENT, "house/filters", name="这个人的", criteria=criteria)
    assert (answer.status_code, answer.json()["message"]) == (422, "视图不能保存号码条件。请先清除号码再保存。")
    assert get(AGENT, "house/filters").json()["rows"] == []


def test_without_a_session_nothing_is_told() -> None:
    assert Client().get("/api/workorders/cases").status_code == 401


def test_a_code_longer_than_is_stored_is_refused_with_a_sentence_and_nothing_is_saved() -> None:
    before = Department.objects.count()
    refused = put(SUPERVISION, f"house/departments/{'a' * 500}", name="新单位", district="朝阳区")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert "过长" in refused.json()["message"]
    assert Department.objects.count() == before
