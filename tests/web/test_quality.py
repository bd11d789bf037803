"""Quality inspection over the wire: a plan draws calls, inspectors grade them blind, agents appeal."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.insight.assessment.actions import wrong_answers
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.people.quality.models import Inspection, SamplingPlan
from hotline.domains.people.quality.queries.standards import content_of, in_force
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.events import quality
from hotline.events.envelope import Envelope
from hotline.infrastructure.models import Outgoing
from hotline.kernel.clock import beijing_day
from tests.domains.people.quality.inspected_calls import call
from tests.web.people import sign_in

PEOPLE = {
    "1001": ("agent", "甲组"),
    "1002": ("agent", "乙组"),
    "3001": ("inspector", "甲组"),
    "3002": ("inspector", ""),
    "3003": ("inspector", ""),
    "8001": ("client", ""),
}
RIGHT = {"mistake": "90 日内申领", "correction": "60 日内申领"}


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, (role, group) in PEOPLE.items():
        person(number, f"某{number}", [role], group=group)
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def settings(**changes: Any) -> dict[str, Any]:
    today = beijing_day(datetime.now(UTC))
    return {
        "name": "第四季度",
        "kind": "call",
        "since": str(today - timedelta(days=7)),
        "until": str(today),
        "size": 4,
        "min_each": 1,
        "certain": ["bad_rating", "short"],
        "double_percent": 50,
        "due_days": 7,
        "inspectors": ["3001", "3002", "3003"],
    } | changes


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/quality/{path}", body, "application/json")


def drawn(browsers: dict[str, Client], **changes: Any) -> dict[str, Any]:
    """A plan over ten calls of two agents, of which one was rated badly and one was short."""
    at = datetime.now(UTC) - timedelta(days=1)
    for number in range(10):
        agent = "1001" if number % 2 else "1002"
        call(f"c{number}", agent, at, rating=5 if number == 3 else None, seconds=8 if number == 4 else 120)
    plan = post(browsers["3002"], "plans", **settings(**changes)).json()
    answer = post(browsers["3002"], f"plans/{plan['id']}/draw")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def marks(**failed: int) -> list[dict[str, Any]]:
    """Every item passes, or does not apply where it need not, except those that fail at a second."""
    content = content_of(in_force(StandardKind.CALL))
    return [
        {"item": item.key, "grade": "fail", "seconds": failed[item.key]}
        if item.key in failed
        else {"item": item.key, "grade": "pass"}
        for item in content.items
    ]


def first_of(agent: str, inspector: str = "") -> Inspection:
    rows = Inspection.objects.filter(agent=agent, turn="first", state="waiting")
    return rows.filter(inspector=inspector)[0] if inspector else rows[0]


@pytest.mark.django_db
def test_a_plan_draws_all_certain_calls_and_the_rest_with_known_chances(browsers: dict[str, Client]) -> None:
    plan = drawn(browsers)
    strata = {each["name"]: (each["calls"], each["drawn"]) for each in plan["strata"]}
    assert strata == {"bad_rating": (1, 1), "short": (1, 1), "agent/1001": (4, 2), "agent/1002": (4, 2)}
    first = Inspection.objects.filter(turn="first")
    assert {row.stratum: row.chance for row in first} == {
        "bad_rating": 1.0, "short": 1.0, "agent/1001": 0.5, "agent/1002": 0.5,
    }  # fmt: skip
    assert Inspection.objects.filter(turn="double").count() == 2
    assert not Inspection.objects.filter(agent="1001", inspector="3001").exists()
    by_call = {row.call: row.inspector for row in first}
    assert all(by_call[row.call] != row.inspector for row in Inspection.objects.filter(turn="double"))
    assert post(browsers["3002"], f"plans/{plan['id']}/draw").json()["code"] == "drawn"


@pytest.mark.django_db
def test_the_same_seed_draws_the_same_calls(browsers: dict[str, Client]) -> None:
    first = drawn(browsers)
    again = post(browsers["3002"], "plans", **settings()).json()
    SamplingPlan.objects.filter(pk=again["id"]).update(seed=first["seed"])
    post(browsers["3002"], f"plans/{again['id']}/draw")
    calls = [
        set(Inspection.objects.filter(plan=id).values_list("call", "turn", "inspector", "chance"))
        for id in (first["id"], again["id"])
    ]
    assert calls[0] == calls[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"size": 0, "min_each": 0, "certain": []}, "请填写随机抽取数"),
        ({"inspectors": ["1001"]}, "1001 不是在用的质检员"),
        ({"since": "2020-01-01"}, "一次最多一年"),
        ({"name": " "}, "请填写计划名称"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(browsers: dict[str, Client], changes: Any, text: str) -> None:
    answer = post(browsers["3002"], "plans", **settings(**changes))
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_plan")
    assert text in answer.json()["message"]
    assert not SamplingPlan.objects.exists()


@pytest.mark.django_db
def test_a_draft_survives_and_a_submitted_inspection_stays_as_it_is(browsers: dict[str, Client]) -> None:
    drawn(browsers)
    row = first_of("1002")
    inspector = browsers[row.inspector]
    path = f"inspections/{row.pk}"
    draft = {
        "marks": [{"item": "greeting", "grade": "fail", "seconds": 3, "comment": "电话 13800138000"}],
        "comment": "",
    }
    saved = inspector.put(f"/api/quality/{path}", draft, "application/json")
    assert saved.status_code == 204
    (mark,) = inspector.get(f"/api/quality/{path}").json()["marks"]
    assert (mark["grade"], mark["seconds"]) == ("fail", 3)
    assert "13800138000" not in mark["comment"]
    assert "请补评" in post(inspector, f"{path}/submit", **draft).json()["message"]
    done = post(inspector, f"{path}/submit", marks=marks(greeting=3)).json()
    assert (done["state"], done["score"], done["red_line"]) == ("submitted", 95.0, False)
    assert post(inspector, f"{path}/submit", marks=marks()).json()["code"] == "submitted"
    assert inspector.put(f"/api/quality/{path}", draft, "application/json").json()["code"] == "submitted"


@pytest.mark.django_db
def test_a_red_line_leaves_nothing(browsers: dict[str, Client]) -> None:
    drawn(browsers)
    row = first_of("1002")
    done = post(browsers[row.inspector], f"inspections/{row.pk}/submit", marks=marks(no_promise_of_result=9)).json()
    assert (done["score"], done["red_line"]) == (0.0, True)


@pytest.mark.django_db
def test_nobody_sees_the_inspection_of_another_inspector(browsers: dict[str, Client]) -> None:
    drawn(browsers)
    row = first_of("1002")
    other = next(number for number in ("3001", "3002", "3003") if number != row.inspector)
    assert browsers[other].get(f"/api/quality/inspections/{row.pk}").status_code == 404
    assert post(browsers[other], f"inspections/{row.pk}/submit", marks=marks()).status_code == 404
    assert browsers["1002"].get(f"/api/quality/inspections/{row.pk}").status_code == 403


def inspected(browsers: dict[str, Client], agent: str, **failed: int) -> Inspection:
    """A call of the agent, graded by whoever has it."""
    drawn(browsers, double_percent=0)
    row = first_of(agent)
    answer = post(browsers[row.inspector], f"inspections/{row.pk}/submit", marks=marks(**failed))
    assert answer.status_code == 200, answer.content
    return row


def reviewer_of(browsers: dict[str, Client]) -> tuple[Client, dict[str, Any]]:
    """Who got the appeal, and what they see of it."""
    found = [
        (browsers[number], appeal)
        for number in ("3001", "3002", "3003")
        for appeal in browsers[number].get("/api/quality/appeals").json()["review"]
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.django_db
def test_an_appeal_is_graded_blind_by_another_and_decided_by_the_client(browsers: dict[str, Client]) -> None:
    row = inspected(browsers, "1001", greeting=3, policy_correct=40)
    agent, client = browsers["1001"], browsers["8001"]
    (listed,) = agent.get("/api/quality/own").json()["rows"]
    assert (listed["score"], listed["failed"], listed["red_line"]) == (0.0, 2, True)
    path = f"own/{row.pk}"
    assert post(agent, f"{path}/appeal", item="empathy", reason="没有扣分").json()["code"] == "not_appealable"
    assert post(agent, f"{path}/appeal", item="policy_correct", reason=" ").json()["code"] == "reason_missing"
    assert post(browsers["1002"], f"{path}/appeal", item="policy_correct", reason="别人的").status_code == 404
    answer = post(agent, f"{path}/appeal", item="policy_correct", reason="按新规定答复")
    assert answer.status_code == 200
    waiting = post(browsers["8001"], f"wrong-answers/{row.pk}/decide", wrong=False, comment="核实")
    assert waiting.json()["code"] == "appeal_open"
    reviewer, appeal = reviewer_of(browsers)
    assert reviewer not in (browsers[row.inspector], browsers["3001"])
    assert set(appeal) == {"id", "call", "call_at", "item", "due"}
    post(reviewer, f"appeals/{appeal['id']}/review", grade="pass", comment="当日条目已更新")
    (open_one,) = client.get("/api/quality/appeals").json()["arbitration"]
    assert (open_one["first"]["grade"], open_one["review"], open_one["reason"]) == ("fail", "pass", "按新规定答复")
    assert post(agent, f"appeals/{appeal['id']}/arbitrate", grade="pass", comment="x").status_code == 403
    done = post(client, f"appeals/{appeal['id']}/arbitrate", grade="pass", comment="以新条目为准")
    assert done.status_code == 204
    result = agent.get(f"/api/quality/{path}").json()
    assert (result["first_score"], result["score"]) == (0.0, 95.0)
    form = browsers[row.inspector].get(f"/api/quality/inspections/{row.pk}").json()
    decided = next(each["decided"] for each in form["marks"] if each["item"] == "policy_correct")
    assert decided == {"grade": "pass", "by_client": True, "is_double": False, "comment": "以新条目为准"}
    assert (form["score"], form["final_score"], form["wrong"]["state"]) == (0.0, 95.0, "dismissed")
    mark = next(each for each in result["marks"] if each["item"] == "policy_correct")
    assert (mark["grade"], mark["final"], mark["appeal"]["state"]) == ("fail", "pass", "changed")
    assert client.get("/api/quality/wrong-answers", {"state": "dismissed"}).json()["rows"][0]["id"] == row.pk


@pytest.mark.django_db
def test_a_wrong_answer_counts_once_a_second_person_confirms_it(browsers: dict[str, Client]) -> None:
    row = inspected(browsers, "1001", policy_correct=40)
    path, agent = f"wrong-answers/{row.pk}/decide", browsers["1001"]
    second = browsers[next(number for number in ("3001", "3002", "3003") if number != row.inspector)]
    assert post(browsers[row.inspector], path, wrong=True, comment="确实", **RIGHT).json()["code"] == "own"
    assert post(second, path, wrong=True, comment="确实", **RIGHT).json()["code"] == "appeal_open"
    assert post(agent, f"own/{row.pk}/agree").json()["agreed"]
    assert post(agent, f"own/{row.pk}/appeal", item="policy_correct", reason="晚了").json()["code"] == "agreed"
    assert post(second, path, wrong=True, comment="与条目抵触", **RIGHT).status_code == 204
    assert post(second, path, wrong=True, comment="再来", **RIGHT).json()["code"] == "over"
    event = Outgoing.objects.filter(subject=f"inspection/{row.pk}").order_by("pk").last()
    assert event is not None
    fact = quality.fact_of(msgspec.json.decode(event.payload, type=Envelope))
    assert isinstance(fact, quality.WrongAnswerConfirmed)
    for _ in range(2):  # a job may run twice
        wrong_answers.enter(inspection=row.pk, call=fact.call, day=fact.day, note=fact.note, made_by=fact.by)
    (entry,) = RegisterEntry.objects.filter(register="wrong_answers")
    assert (entry.about, entry.figures, entry.state, entry.made_by) == (row.call, {"wrong": 1}, "waiting", fact.by)


@pytest.mark.django_db
def test_no_appeal_after_three_days(browsers: dict[str, Client]) -> None:
    row = inspected(browsers, "1002", greeting=1)
    Inspection.objects.filter(pk=row.pk).update(submitted_at=datetime.now(UTC) - timedelta(days=3, minutes=1))
    answer = post(browsers["1002"], f"own/{row.pk}/appeal", item="greeting", reason="已报工号")
    assert answer.json()["code"] == "too_late"


def graded_by_two(browsers: dict[str, Client], order: tuple[str, ...], **failed: dict[str, int]) -> Inspection:
    """A call that two inspectors graded, one after the other: ``failed`` has what each turn found. The first one's."""
    drawn(browsers)
    call_id = Inspection.objects.filter(turn="double")[0].call
    rows = {row.turn: row for row in Inspection.objects.filter(call=call_id)}
    for turn in order:
        answer = post(
            browsers[rows[turn].inspector], f"inspections/{rows[turn].pk}/submit", marks=marks(**failed[turn])
        )
        assert answer.status_code == 200, answer.content
    return rows["first"]


@pytest.mark.parametrize("order", [("first", "double"), ("double", "first")])
@pytest.mark.django_db
def test_what_two_who_graded_a_call_differ_in_is_decided_by_the_client(
    browsers: dict[str, Client], order: tuple[str, str]
) -> None:
    row = graded_by_two(
        browsers, order, first={"greeting": 3, "empathy": 9}, double={"policy_correct": 40, "empathy": 9}
    )
    agent, client = browsers[row.agent], browsers["8001"]
    found = {each["item"]["key"]: each for each in client.get("/api/quality/appeals").json()["arbitration"]}
    assert {key: (each["first"]["grade"], each["review"], each["is_double"]) for key, each in found.items()} == {
        "greeting": ("fail", "pass", True), "policy_correct": ("pass", "fail", True),
    }  # fmt: skip
    assert all(each["agent"]["number"] == row.agent for each in found.values())
    assert not any(browsers[each].get("/api/quality/appeals").json()["review"] for each in ("3001", "3002", "3003"))
    refused = post(agent, f"own/{row.pk}/appeal", item="greeting", reason="已报工号")
    assert refused.json()["code"] == "not_appealable"
    for item, grade in (("greeting", "pass"), ("policy_correct", "fail")):
        path = f"appeals/{found[item]['id']}/arbitrate"
        assert post(client, path, grade=grade, comment="以录音为准").status_code == 204
    result = agent.get(f"/api/quality/own/{row.pk}").json()
    assert (result["score"], result["red_line"]) == (0.0, True)
    decided = {each["item"]: (each["final"], each["appeal"]) for each in result["marks"] if each["appeal"]}
    assert {key: (final, each["state"], each["is_double"]) for key, (final, each) in decided.items()} == {
        "greeting": ("pass", "changed", True), "policy_correct": ("fail", "changed", True),
    }  # fmt: skip
    for each in Inspection.objects.filter(call=row.call):
        inspector = browsers[each.inspector]
        form = inspector.get(f"/api/quality/inspections/{each.pk}").json()
        known = {
            mark["item"]: (mark["decided"]["grade"], mark["decided"]["by_client"])
            for mark in form["marks"]
            if mark["decided"]
        }
        assert (known, form["final_score"]) == ({"greeting": ("pass", True), "policy_correct": ("fail", True)}, 0.0)
        assert Receipt.objects.filter(person=each.inspector, notification__link=f"/quality/work/{each.pk}").count() == 2
        submitted = inspector.get("/api/quality/inspections/submitted").json()["rows"]
        assert next(one["decided"] for one in submitted if one["id"] == each.pk) == 2
    (wrong,) = client.get("/api/quality/wrong-answers").json()["rows"]
    assert wrong["id"] == row.pk
    assert post(client, f"wrong-answers/{row.pk}/decide", wrong=True, comment="与条目抵触", **RIGHT).status_code == 204


@pytest.mark.django_db
def test_what_two_find_alike_or_the_agent_has_appealed_before_goes_to_nobody(browsers: dict[str, Client]) -> None:
    row = graded_by_two(browsers, ("first",), first={"greeting": 3, "empathy": 9})
    assert post(browsers[row.agent], f"own/{row.pk}/appeal", item="greeting", reason="已报工号").status_code == 200
    second = Inspection.objects.get(call=row.call, turn="double")
    answer = post(browsers[second.inspector], f"inspections/{second.pk}/submit", marks=marks(empathy=9))
    assert answer.status_code == 200
    assert not any(each["is_double"] for each in browsers["8001"].get("/api/quality/appeals").json()["arbitration"])
