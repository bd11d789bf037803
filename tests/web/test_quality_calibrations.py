"""Calibrations over the wire: graded blind by the invited, opened, decided by the chair; precedents come of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from hotline.domains.people.quality.models import CalibrationSheet, Inspection, Mark, Precedent, WrongAnswer
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.clock import beijing_day
from tests.domains.people.quality.inspected_calls import call
from tests.web.people import sign_in
from tests.web.test_quality import drawn, marks, post

PEOPLE = {
    "1001": "agent", "1002": "agent", "3001": "inspector", "3002": "inspector", "3003": "inspector", "7001": "manager",
    "8001": "client",
}  # fmt: skip
SUBMITTED = {"first": {}, "second": {"greeting": 3}}


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in PEOPLE.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def body(**changes: Any) -> dict[str, Any]:
    due = beijing_day(datetime.now(UTC)) + timedelta(days=3)
    fields = {"name": "十二月校准", "call": "c1", "kind": "call", "due": str(due), "inspectors": ["3001", "3002"]}
    return fields | changes


def set_up(browser: Client, **changes: Any) -> str:
    call("c1", "1001", datetime.now(UTC) - timedelta(hours=2))
    answer = post(browser, "calibrations", **body(**changes))
    assert answer.status_code == 200, answer.content
    return str(answer.json()["id"])


def graded(browser: Client, id: str, **failed: int) -> Any:
    return post(browser, f"calibrations/{id}/sheet/submit", marks=marks(**failed))


def read(browser: Client, id: str) -> dict[str, Any]:
    answer = browser.get(f"/api/quality/calibrations/{id}")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def decide(browser: Client, id: str, item: str, **decision: Any) -> Any:
    path = f"/api/quality/calibrations/{id}/decisions/{item}"
    return browser.put(path, {"grade": "fail", "reason": "须报工号"} | decision, "application/json")


def opened(browsers: dict[str, Client]) -> str:
    """Two have graded the call and differ in one item."""
    id = set_up(browsers["7001"])
    graded(browsers["3001"], id)
    graded(browsers["3002"], id, greeting=3)
    return id


@pytest.mark.django_db
def test_nobody_sees_the_grades_of_others_before_all_have_submitted(browsers: dict[str, Client]) -> None:
    id = set_up(browsers["7001"])
    assert graded(browsers["3001"], id, greeting=3).status_code == 200
    for number in ("7001", "3001", "3002", "3003", "8001"):
        found = read(browsers[number], id)
        assert (found["stage"], found["items"], found["agreement"]) == ("marking", None, None)
        assert [each["agreement"] for each in found["inspectors"]] == [None, None]
        assert bool(found["sheet"] and found["sheet"]["marks"]) == (number == "3001")
    assert graded(browsers["3002"], id).json()["stage"] == "opened"
    items = {each["item"]: each for each in read(browsers["3001"], id)["items"]}
    greeting = {each["inspector"]: (each["grade"], each["seconds"]) for each in items["greeting"]["grades"]}
    assert greeting == {"3001": ("fail", 3), "3002": ("pass", None)}
    assert (items["greeting"]["is_unanimous"], items["greeting"]["right"]) == (False, None)
    assert (items["empathy"]["is_unanimous"], items["empathy"]["right"]) == (True, "pass")


@pytest.mark.django_db
def test_side_by_side_stands_how_far_they_agree_and_how_far_each_with_the_decision(browsers: dict[str, Client]) -> None:
    id = opened(browsers)
    found = read(browsers["7001"], id)
    number = len(found["items"])
    agreement = found["agreement"]
    assert (agreement["pairs"], agreement["alike"], agreement["low"]) == (number, number - 1, None)
    assert agreement["ac1"] == pytest.approx(0.946, abs=0.001)
    assert decide(browsers["7001"], id, "greeting").status_code == 200
    by_inspector = {each["inspector"]["number"]: each["agreement"] for each in read(browsers["7001"], id)["inspectors"]}
    assert {key: (each["pairs"], each["alike"]) for key, each in by_inspector.items()} == {
        "3001": (number, number - 1), "3002": (number, number),
    }  # fmt: skip


@pytest.mark.django_db
def test_what_the_chair_decided_is_a_precedent_at_the_item_once_it_is_closed(browsers: dict[str, Client]) -> None:
    id, chair = opened(browsers), browsers["7001"]
    refused = post(chair, f"calibrations/{id}/close")
    assert refused.json()["code"] == "undecided"
    assert "问候报号" in refused.json()["message"]
    assert decide(chair, id, "greeting", reason=" ").json()["code"] == "reason_missing"
    assert (
        decide(chair, id, "greeting", grade="pass", reason="开头已报，电话 13800138000", seconds=4).status_code == 200
    )
    assert browsers["3003"].get("/api/quality/precedents").json()["rows"] == []
    assert post(chair, f"calibrations/{id}/close").json()["stage"] == "closed"
    (row,) = browsers["3003"].get("/api/quality/precedents").json()["rows"]
    assert (row["item"], row["grade"], row["by"]["number"]) == ("greeting", "pass", "7001")
    assert row["reason"].startswith("开头已报")
    assert "13800138000" not in row["reason"]
    assert decide(chair, id, "greeting").json()["code"] == "wrong_stage"
    assert post(chair, f"calibrations/{id}/close").json()["code"] == "wrong_stage"
    assert Precedent.objects.count() == 1


@pytest.mark.django_db
def test_a_precedent_that_does_not_hold_any_more_is_retired_and_stays_as_it_was(browsers: dict[str, Client]) -> None:
    id = opened(browsers)
    decide(browsers["7001"], id, "greeting")
    post(browsers["7001"], f"calibrations/{id}/close")
    row = Precedent.objects.get()
    path = f"precedents/{row.pk}/retire"
    assert post(browsers["8001"], path, reason="标准已改").status_code == 403
    assert post(browsers["7001"], path, reason="").json()["code"] == "reason_missing"
    assert post(browsers["7001"], path, reason="标准已改").status_code == 204
    assert post(browsers["7001"], path, reason="标准已改").status_code == 404
    assert browsers["3001"].get("/api/quality/precedents").json()["rows"] == []
    (retired,) = browsers["3001"].get("/api/quality/precedents", {"with_retired": True}).json()["rows"]
    assert (retired["retired_reason"], retired["reason"]) == ("标准已改", "须报工号")
    for table, change in ((Precedent, {"reason": "另一理由"}), (CalibrationSheet, {"marks": {}})):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.update(**change)


@pytest.mark.django_db
def test_nothing_of_a_calibration_counts_as_an_inspection_or_for_k13(browsers: dict[str, Client]) -> None:
    id = set_up(browsers["7001"])
    for number in ("3001", "3002"):
        graded(browsers[number], id, policy_correct=9)
    decide(browsers["7001"], id, "policy_correct", reason="与条目抵触")
    assert post(browsers["7001"], f"calibrations/{id}/close").json()["stage"] == "closed"
    for table in (Inspection, Mark, WrongAnswer):
        assert not table.objects.exists()
    assert not Outgoing.objects.filter(subject__startswith="inspection/").exists()
    assert browsers["1001"].get("/api/quality/own").json()["rows"] == []


@pytest.mark.django_db
def test_the_chair_may_open_it_once_two_have_submitted_and_nobody_grades_after_that(
    browsers: dict[str, Client],
) -> None:
    id = set_up(browsers["7001"], inspectors=["3001", "3002", "3003"])
    graded(browsers["3001"], id)
    assert post(browsers["7001"], f"calibrations/{id}/open").json()["code"] == "too_few"
    graded(browsers["3002"], id, greeting=3)
    assert post(browsers["3003"], f"calibrations/{id}/open").json()["code"] == "not_chair"
    assert post(browsers["7001"], f"calibrations/{id}/open").json()["stage"] == "opened"
    assert graded(browsers["3003"], id).json()["code"] == "not_marking"
    found = read(browsers["3003"], id)
    assert [each["submitted_at"] is not None for each in found["inspectors"]] == [True, True, False]
    assert {each["inspector"] for each in found["items"][0]["grades"]} == {"3001", "3002"}


@pytest.mark.django_db
def test_a_draft_survives_and_what_was_submitted_stays(browsers: dict[str, Client]) -> None:
    id, inspector = set_up(browsers["7001"]), browsers["3001"]
    assert [each["id"] for each in inspector.get("/api/quality/calibrations/due").json()] == [id]
    draft = {"marks": [{"item": "greeting", "grade": "fail", "seconds": 3, "comment": "未报工号"}]}
    saved = inspector.put(f"/api/quality/calibrations/{id}/sheet", draft, "application/json")
    assert saved.status_code == 204
    (mark,) = read(inspector, id)["sheet"]["marks"]
    assert (mark["item"], mark["grade"], mark["seconds"]) == ("greeting", "fail", 3)
    assert "请补评" in post(inspector, f"calibrations/{id}/sheet/submit", **draft).json()["message"]
    assert graded(inspector, id).status_code == 200
    assert graded(inspector, id, greeting=3).json()["code"] == "submitted"
    assert inspector.get("/api/quality/calibrations/due").json() == []
    assert graded(browsers["3003"], id).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"name": " "}, "请填写校准会名称"),
        ({"inspectors": ["3001"]}, "请邀请 2 到 20 名质检员"),
        ({"inspectors": ["3001", "1002"]}, "1002 不是在用的质检员"),
        ({"due": "2020-01-01"}, "评分期限须在今天起 60 天内"),
        ({"kind": "ai_call"}, "所选评分标准与通话种类不符"),
    ],
)
def test_a_calibration_that_makes_no_sense_is_refused(browsers: dict[str, Client], changes: Any, text: str) -> None:
    call("c1", "1001", datetime.now(UTC))
    answer = post(browsers["7001"], "calibrations", **body(**changes))
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_calibration")
    assert text in answer.json()["message"]
    assert not CalibrationSheet.objects.exists()


@pytest.mark.django_db
def test_no_calibration_of_a_call_that_somebody_still_grades_blind(browsers: dict[str, Client]) -> None:
    drawn(browsers)
    waiting = Inspection.objects.filter(agent="1001")[0]
    refused = post(browsers["7001"], "calibrations", **body(call=waiting.call, inspectors=["3001", "3002"]))
    assert (refused.status_code, refused.json()["code"]) == (409, "being_inspected")
    assert browsers["7001"].get("/api/quality/calibrations/calls").json() == []
    for row in Inspection.objects.filter(call=waiting.call):
        post(browsers[row.inspector], f"inspections/{row.pk}/submit", marks=marks(greeting=3))
    (offered,) = browsers["7001"].get("/api/quality/calibrations/calls").json()
    assert (offered["call"], offered["score"], offered["kind"]) == (waiting.call, 95.0, "call")
    assert post(browsers["7001"], "calibrations", **body(call=offered["call"])).status_code == 200
    assert (
        post(browsers["1001"], f"own/{first_of(waiting.call)}/appeal", item="greeting", reason="已报").status_code
        == 200
    )
    assert not any(browsers[each].get("/api/quality/appeals").json()["review"] for each in ("3001", "3002"))


def first_of(call_id: str) -> str:
    return Inspection.objects.get(call=call_id, turn="first").pk


@pytest.mark.django_db
def test_an_inspector_who_neither_designs_nor_oversees_sees_only_what_he_is_invited_to(
    browsers: dict[str, Client], person: Callable[..., Staff]
) -> None:
    Role.objects.create(code="grader", name="质检专员", permissions=["quality.inspect"])
    person("3009", "某3009", ["grader"])
    browser = Client()
    sign_in(browser, "3009")
    id = set_up(browsers["7001"])
    assert browser.get(f"/api/quality/calibrations/{id}").status_code == 404
    assert browser.get("/api/quality/calibrations").json()["rows"] == []
    assert post(browser, "calibrations", **body()).status_code == 403
    assert browsers["1001"].get("/api/quality/calibrations").status_code == 403


@pytest.mark.django_db
def test_the_invited_are_notified_of_each_step_once_and_each_step_is_audited(browsers: dict[str, Client]) -> None:
    id = opened(browsers)
    decide(browsers["7001"], id, "greeting")
    post(browsers["7001"], f"calibrations/{id}/close")
    received = Receipt.objects.filter(notification__about=f"calibration/{id}").order_by("notification__at", "pk")
    steps = [
        key.rpartition("/")[2] for key in received.filter(person="3002").values_list("notification__key", flat=True)
    ]
    assert steps == ["invited", "opened", "closed"]
    assert list(received.filter(person="7001").values_list("notification__key", flat=True)) == [
        f"calibration/{id}/opened"
    ]
    actions = AuditRow.objects.filter(about=f"calibration/{id}", action__startswith="quality.").order_by("pk")
    assert [each.action.removeprefix("quality.calibration") for each in actions] == [
        "", "_mark", "_mark", "_open", "_decide", "_close",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_cancelled_calibration_says_why_and_takes_no_grades(browsers: dict[str, Client]) -> None:
    id = set_up(browsers["7001"])
    assert post(browsers["7001"], f"calibrations/{id}/cancel", reason="").json()["code"] == "reason_missing"
    done = post(browsers["7001"], f"calibrations/{id}/cancel", reason="录音不清").json()
    assert (done["stage"], done["reason"], done["items"]) == ("cancelled", "录音不清", None)
    assert graded(browsers["3001"], id).json()["code"] == "not_marking"
