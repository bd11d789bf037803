"""Cases in the browser: opened from a call, worked through, seen by those who may, refused to who is late."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client

from hotline.domains.service.workorders.models import Case
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import SESSION_KEY
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import (
    ADMINISTRATOR,
    AGENT,
    CHAOYANG,
    OTHER_AGENT,
    PENSION,
    REVIEWER,
    SUPERVISION,
    VALUES,
    principal,
    staff,
)
from tests.domains.voice.calls.tales import NUMBER, answered_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]


@pytest.fixture(autouse=True)
def personnel(db: None) -> None:
    staff()


def browser(number: str) -> Client:
    session = SessionStore()
    session[SESSION_KEY] = principal(number).to_session()
    session.save()
    client = Client()
    client.cookies["hotline_session"] = session.session_key or ""
    return client


def post(number: str, path: str, **body: Any) -> Any:
    return browser(number).post(f"/api/workorders/{path}", body, "application/json")


def get(number: str, path: str, **query: Any) -> Any:
    return browser(number).get(f"/api/workorders/{path}", query)


def opened(**values: Any) -> dict[str, Any]:
    answer = post(AGENT, "cases", values=VALUES | values, outcome="submit")
    assert answer.status_code == 200, answer.content
    return answer.json()


def do(number: str, case: str, outcome: str, **doing: Any) -> Any:
    seen = get(number, f"cases/{case}").json()
    (step,) = [task for task in seen["tasks"] if task["mine"]]
    body = {"revision": seen["revision"], "outcome": outcome, **doing}
    return post(number, f"cases/{case}/tasks/{step['id']}/done", **body)


def test_a_case_opened_from_a_call_carries_its_number_over_sealed(personnel: None) -> None:
    log(answered_call("c1", AGENT).events)
    known = get(AGENT, "cases/prefill", call="c1").json()
    assert (known["phone"], known["source"], known["topic"]) == ("138******01", "call", "pension-min-years")
    values = {name: value for name, value in VALUES.items() if name != "phone"}
    case = post(AGENT, "cases", values=values, outcome="submit", call="c1").json()
    assert (case["phone"], case["source_name"], case["call"]) == ("138******01", "12333 来电", "c1")
    assert post(OTHER_AGENT, "cases", values=values, call="c1").status_code == 404


def test_of_the_callers_other_cases_those_of_the_last_thirty_days_are_told(personnel: None) -> None:
    log(answered_call("c1", AGENT).events)
    lately, before = opened(), opened(employer="另一家公司")
    ages = {lately["id"]: timedelta(days=29), before["id"]: timedelta(days=31)}
    for id, age in ages.items():
        Case.objects.filter(pk=id).update(created_at=datetime.now(UTC) - age, phone_index=NUMBER.index)
    known = get(AGENT, "cases/prefill", call="c1").json()["known"]
    assert [row["id"] for row in known] == [lately["id"]]


def test_the_lists_show_each_what_is_theirs() -> None:
    case = opened()["id"]
    assert [row["id"] for row in get(REVIEWER, "cases", scope="claimable").json()["rows"]] == [case]
    assert get(CHAOYANG, "cases").json()["rows"] == []
    assert get(CHAOYANG, f"cases/{case}").status_code == 404
    do(REVIEWER, case, "pass")
    assert do(REVIEWER, case, "dispatch").json()["department_name"] == "朝阳区人力资源和社会保障局"
    assert [row["id"] for row in get(CHAOYANG, "cases", scope="department").json()["rows"]] == [case]
    assert get(PENSION, "cases").json()["rows"] == []
    assert [row["id"] for row in get(AGENT, "cases", scope="opened").json()["rows"]] == [case]
    assert [row["id"] for row in get(SUPERVISION, "cases").json()["rows"]] == [case]
    assert get(CHAOYANG, "cases/counts").json() == {
        "mine": 0, "department": 1, "claimable": 1, "overdue": 0, "mentions": 0,
    }  # fmt: skip


def test_of_two_who_act_on_one_step_the_second_reads_who_was_first() -> None:
    case = opened()
    step = case["tasks"][0]["id"]
    body = {"revision": case["revision"], "outcome": "pass"}
    assert post(REVIEWER, f"cases/{case['id']}/tasks/{step}/done", **body).status_code == 200
    late = post(REVIEWER, f"cases/{case['id']}/tasks/{step}/done", **body)
    assert (late.status_code, late.json()["code"]) == (409, "stale_version")
    assert "某4001" in late.json()["message"]


def test_what_is_filled_in_wrongly_is_refused_field_by_field() -> None:
    answer = post(AGENT, "cases", values={"kind": "骂人", "summary": "短", "phone": "12"}, outcome="submit")
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["fields"]] == ["kind", "summary", "phone"]
    assert Case.objects.count() == 0


def test_personal_data_is_masked_until_revealed_with_a_reason_that_is_kept() -> None:
    case = opened()["id"]
    do(REVIEWER, case, "pass")
    do(REVIEWER, case, "dispatch")
    response = get(CHAOYANG, f"cases/{case}")
    assert "13800000001" not in response.content.decode()
    assert post(AGENT, f"cases/{case}/reveal", reason="x").status_code == 403
    clear = post(CHAOYANG, f"cases/{case}/reveal", reason="联系诉求人").json()
    assert clear["fields"] == {"name": "张三丰", "phone": "13800000001"}
    assert AuditRow.objects.get(action="workorders.reveal", by=CHAOYANG).detail["reason"] == "联系诉求人"


def test_others_in_the_matter_come_with_the_form_masked_and_are_shown_for_a_reason_that_is_kept() -> None:
    workmate = {"part": "同事", "name": "李四", "phone": "13800000002", "note": "同工地"}
    case = post(AGENT, "cases", values=VALUES, outcome="submit", parties=[workmate]).json()
    (party,) = case["parties"]
    assert (party["part"], party["name"], party["phone"], party["note"]) == ("同事", "李*", "138******02", "同工地")
    assert post(REVIEWER, f"cases/{case['id']}/parties", part="同事", phone="12").status_code == 422
    added = post(REVIEWER, f"cases/{case['id']}/parties", part="被反映人", name="王五").json()["parties"]
    assert [each["name"] for each in added] == ["李*", "王*"]
    do(REVIEWER, case["id"], "pass")
    do(REVIEWER, case["id"], "dispatch")
    assert "13800000002" not in get(CHAOYANG, f"cases/{case['id']}").content.decode()
    clear = post(CHAOYANG, f"cases/{case['id']}/reveal", reason="联系相关人").json()["parties"]
    assert [(each["name"], each["phone"]) for each in clear] == [("李四", "13800000002"), ("王五", "")]
    assert AuditRow.objects.get(action="workorders.reveal", by=CHAOYANG).detail["reason"] == "联系相关人"


def test_a_model_is_walked_through_by_who_designs_it_and_nothing_stays() -> None:
    content = get(SUPERVISION, "models/appeal/1").json()["content"]
    deeds = [{"step": "register", "outcome": "submit", "values": VALUES}]
    walked = post(ADMINISTRATOR, "models/rehearsals", content=content | {"decision": ""}, deeds=deeds).json()
    assert (walked["case"]["state"], walked["case"]["phone"], walked["rings_at"]) == ("review", "138******01", None)
    assert [step["outcomes"][0]["code"] for step in walked["case"]["tasks"]] == ["pass"]
    assert Case.objects.count() == 0
    wrong = post(ADMINISTRATOR, "models/rehearsals", content=content | {"entry": "nowhere", "decision": ""})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "unsound")
    assert wrong.json()["problems"] == [{"element": "nowhere", "text": "登记环节“nowhere”不在流程图里。"}]
    assert post(AGENT, "models/rehearsals", content=content).status_code == 403


def test_a_designer_is_told_what_a_model_may_refer_to() -> None:
    known = get(ADMINISTRATOR, "models/house").json()
    assert {"code": "reviewer", "name": "审核员"} in known["roles"]
    staffed = {each["code"] for each in known["departments"] if each["staffed"]}
    assert staffed == {"pension", "labor-inspection", "chaoyang"}
    assert get(AGENT, "models/house").status_code == 403


def test_an_administrator_designs_but_does_not_publish() -> None:
    content = get(ADMINISTRATOR, "models/appeal/1").json()["content"]
    body = {"name": "诉求工单", "content": content | {"decision": ""}, "base": 1}
    assert post(ADMINISTRATOR, "models/appeal", **body).json()["version"] == 2
    assert post(ADMINISTRATOR, "models/appeal/2/publish").status_code == 403
    assert post(SUPERVISION, "models/appeal/2/publish").json()["state"] == "published"
    (row,) = get(ADMINISTRATOR, "models").json()["rows"]
    assert (row["version"], row["live"], row["by"]) == (2, 2, ADMINISTRATOR)


def test_the_forms_for_opening_a_case_are_those_of_published_models() -> None:
    (form,) = get(AGENT, "models/entry").json()["rows"]
    assert (form["model"], form["version"]) == ("appeal", 1)
    assert [each["code"] for each in form["outcomes"]] == ["submit", "answered", "discard"]
