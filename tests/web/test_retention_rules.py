"""Retention of recordings: holds with a reason, and rules that never fall below three years."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hotline.domains.voice.recordings.models import LegalHold, RetentionRule
from hotline.domains.voice.recordings.queries.retention import retention_of
from hotline.domains.voice.routing.models import Queue, Skill
from hotline.infrastructure.models import AuditRow
from tests.domains.voice.calls.tales import answered_call
from tests.domains.voice.recordings.recorded_calls import happened, own_place, published, recorded
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
SEES, HOLDS = ("calls.view_all", "recordings.listen"), ("calls.view_all", "recordings.listen", "recordings.hold")


@pytest.fixture(autouse=True)
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


def client(number: str, *permissions: str) -> Client:
    browser = Client()
    browser.cookies["hotline_session"] = session_of(number, *permissions)
    return browser


def post(number: str, permissions: tuple[str, ...], path: str, **body: Any) -> Any:
    return client(number, *permissions).post(path, body, content_type="application/json")


def trail(action: str) -> list[tuple[str, str]]:
    return list(AuditRow.objects.filter(action=action).values_list("by", "about"))


def test_a_recording_is_held_with_a_reason_and_let_go_with_another(spool: Path) -> None:
    recorded(spool)
    held = post("3001", HOLDS, "/api/recordings/c1/hold", reason="投诉复核").json()["holds"]
    assert [(one["by"], one["reason"], one["lifted_at"]) for one in held] == [("3001", "投诉复核", None)]
    lifted = post("3002", HOLDS, "/api/recordings/c1/lift", reason="复核完毕").json()["holds"]
    assert [(one["lifted_by"], one["lift_reason"]) for one in lifted] == [("3002", "复核完毕")]
    assert (trail("recordings.hold"), trail("recordings.lift_hold")) == ([("3001", "call/c1")], [("3002", "call/c1")])


def test_the_events_name_who_and_seal_why(spool: Path) -> None:
    recorded(spool)
    post("3001", HOLDS, "/api/recordings/c1/hold", reason="张三投诉")
    post("3001", HOLDS, "/api/recordings/c1/lift", reason="撤诉")
    held, released = published("recording.held", "recording.released")
    assert (held.data["by"], held.actor, released.data["by"]) == ("3001", "staff:3001", "3001")
    assert "张三" not in str(held.data)
    happened(published())


def test_holding_twice_or_letting_go_of_what_nobody_holds_changes_nothing(spool: Path) -> None:
    recorded(spool)
    assert post("3001", HOLDS, "/api/recordings/c1/lift", reason="误").json()["code"] == "not_held"
    post("3001", HOLDS, "/api/recordings/c1/hold", reason="投诉复核")
    again = post("3002", HOLDS, "/api/recordings/c1/hold", reason="投诉复核")
    assert (again.status_code, again.json()["code"]) == (409, "held_already")
    assert LegalHold.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "长" * 201, "来电人 13800000001 投诉"])
def test_without_a_reason_nothing_is_held(spool: Path, reason: str) -> None:
    recorded(spool)
    assert post("3001", HOLDS, "/api/recordings/c1/hold", reason=reason).status_code == 422
    assert LegalHold.objects.count() == 0


def test_only_who_may_holds_and_only_what_they_see(spool: Path) -> None:
    recorded(spool)
    assert post("3001", SEES, "/api/recordings/c1/hold", reason="投诉复核").status_code == 403
    own = ("calls.view_own", "recordings.hold")
    assert post("1009", own, "/api/recordings/c1/hold", reason="投诉复核").status_code == 404
    assert LegalHold.objects.count() == 0


MANAGE = ("recordings.manage",)
RULES = "/api/recordings/rules"


def rule(**body: Any) -> dict[str, Any]:
    return {"name": "劳动监察", "years": 5, "queue": "", "topic": "", "flag": ""} | body


@pytest.fixture
def labor() -> None:
    skill = Skill.objects.get_or_create(code="labor", defaults={"name": "劳动监察"})[0]
    Queue.objects.get_or_create(code="labor", defaults={"name": "劳动监察", "skill": skill})


def test_rules_as_delivered_and_what_they_may_tell_apart() -> None:
    rules = client("9001", *MANAGE).get(RULES).json()
    found = [(row["name"], row["flag"], row["years"]) for row in rules["rows"]]
    assert found == [("一般录音", "", 3), ("敏感通话", "sensitive", 10), ("不稳定因素", "unrest", 10)]
    assert (rules["shortest"], rules["longest"]) == (3, 30)
    assert {"id": "unrest", "name": "不稳定因素"} in rules["flags"]


def test_a_queue_may_be_kept_longer_and_changed_and_the_trail_has_before_and_after(labor: None) -> None:
    post("9001", MANAGE, RULES, **rule(queue="labor"))
    post("9001", MANAGE, RULES, **rule(queue="labor", years=8))
    assert RetentionRule.objects.get(queue="labor").years == 8
    last = AuditRow.objects.filter(action="recordings.set_rule").latest("id")
    assert (last.detail["before"]["years"], last.detail["after"]["years"]) == (5, 8)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (rule(years=2), "至少保存 3 年"),
        (rule(name="一般录音", years=2), "至少保存 3 年"),
        (rule(years=31), "最多 30 年"),
        (rule(queue="nowhere"), "没有这个队列"),
        (rule(topic="nothing"), "没有这个主题"),
        (rule(flag="odd"), "没有这种标记"),
        (rule(name="一般录音", flag="handed_over"), "已有同名规则"),
    ],
)
def test_a_rule_that_cannot_be_is_told_so_and_changes_nothing(body: dict[str, Any], message: str) -> None:
    before = list(RetentionRule.objects.values())
    answer = post("9001", MANAGE, RULES, **body)
    assert (answer.status_code, message in answer.json()["message"]) == (422, True)
    assert list(RetentionRule.objects.values()) == before


def test_the_general_rule_stays_others_may_go() -> None:
    general, sensitive = RetentionRule.objects.get(flag=""), RetentionRule.objects.get(flag="sensitive")
    browser = client("9001", *MANAGE)
    assert browser.delete(f"{RULES}/{general.pk}").status_code == 422
    assert browser.delete(f"{RULES}/{sensitive.pk}").status_code == 200
    assert browser.delete(f"{RULES}/{sensitive.pk}").status_code == 404
    assert [row.name for row in RetentionRule.objects.order_by("id")] == ["一般录音", "不稳定因素"]


def test_rules_are_for_who_manages_them() -> None:
    assert post("3001", HOLDS, RULES, **rule(flag="sensitive")).status_code == 403
    assert client("3001", *HOLDS).get(RULES).status_code == 403


def test_a_call_is_kept_by_the_longest_rule_for_it(labor: None) -> None:
    happened(answered_call("c1").events)
    post("9001", MANAGE, RULES, **rule(name="社保", queue="", topic="pension-min-years", years=7))
    retention = retention_of(["c1"])["c1"]
    assert (retention.rule.name, retention.until.isoformat()) == ("社保", "2033-11-25")
