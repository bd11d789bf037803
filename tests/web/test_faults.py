"""Equipment faults: an alarm opens one, a person answers within three minutes, the registers get cause and figures."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.config.reactions import react
from hotline.domains.insight.assessment.actions import faults as registers
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.upkeep.actions import escalation
from hotline.domains.insight.upkeep.models import Fault, OnCallDuty
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.events import operations
from hotline.events.envelope import Envelope, envelope
from hotline.events.faults import FaultClosed
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import beijing_day
from tests.web.people import sign_in

OPERATORS = ("9101", "9102", "9103")


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    people = {**dict.fromkeys(OPERATORS, "operator"), "1001": "agent", "8001": "client", "9001": "manager"}
    for number, role in people.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/upkeep/{path}", body, "application/json")


def alarmed(
    fact: operations.AlarmFact, seq: int = 1, at: datetime | None = None, alarm: str = "watch-part_down-asterisk-1"
) -> Envelope:
    actor = Actor.staff("9101") if isinstance(fact, operations.AlarmAcknowledged) else SYSTEM
    subject = operations.subject(alarm)
    return envelope(fact, subject=subject, seq=seq, at=at or datetime.now(UTC), actor=actor, site="bj1", node="a")


DOWN = operations.AlarmRaised("orange", "part_down", "part/asterisk", "交换机 Asterisk 无响应，已 10 秒。")


def opened(at: datetime | None = None) -> Fault:
    react([alarmed(DOWN, at=at)])
    return Fault.objects.get()


def duty(person: str, rank: int, hours: int = 8) -> None:
    now = datetime.now(UTC)
    OnCallDuty.objects.create(
        person=person,
        rank=rank,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=hours),
        made_by="9001",
        made_at=now,
    )


def closing(**changes: Any) -> dict[str, Any]:
    return {"cause": "磁盘写满", "mending": "清理日志，交换机恢复", "responsible": "ours", "counts": True} | changes


@pytest.mark.django_db
def test_an_alarm_of_equipment_opens_a_fault_once(browsers: dict[str, Client]) -> None:
    event = alarmed(DOWN)
    react([event])
    react([event])
    (row,) = browsers["9101"].get("/api/upkeep/faults").json()["rows"]
    assert (row["kind"], row["by_alarm"], row["acknowledged_at"]) == ("switch", True, None)
    assert datetime.fromisoformat(row["due_at"]) - datetime.fromisoformat(row["raised_at"]) == timedelta(minutes=3)
    detail = browsers["9101"].get(f"/api/upkeep/faults/{row['id']}").json()
    assert [step["kind"] for step in detail["steps"]] == ["opened"]
    assert detail["run_book"]["title"] == "交换机无响应"


@pytest.mark.django_db
def test_the_same_alarm_again_joins_the_open_fault(browsers: dict[str, Client]) -> None:
    fault = opened()
    react([alarmed(operations.AlarmCleared("system", ""), 2), alarmed(DOWN, alarm="watch-part_down-asterisk-2")])
    assert [step.kind for step in Fault.objects.get().steps.all()] == ["opened", "cleared", "alarmed"]
    assert fault.pk == Fault.objects.get().pk


@pytest.mark.django_db
def test_alarms_of_the_floor_and_of_days_ago_open_none() -> None:
    wait = operations.AlarmRaised("red", "wait", "queue/social", "社保席最长已等待 3 分。")
    react([alarmed(wait, alarm="watch-wait-social-1")])
    react([alarmed(DOWN, at=datetime.now(UTC) - timedelta(days=1))])
    assert not Fault.objects.exists()


@pytest.mark.django_db
def test_who_is_on_call_is_called_first_then_the_next_then_everybody(browsers: dict[str, Client]) -> None:
    duty("9101", 1)
    duty("9102", 2)
    fault = opened()
    assert escalation.call(fault=fault.pk, step=0) == ["9101"]
    assert escalation.call(fault=fault.pk, step=0) == [], "safe to repeat"
    assert escalation.call(fault=fault.pk, step=1) == ["9102"]
    assert set(OPERATORS) <= set(escalation.call(fault=fault.pk, step=2))
    texts = [step.text for step in fault.steps.filter(kind="called")]
    assert texts[:2] == ["9101 某9101", "9102 某9102"]
    assert browsers["9101"].get("/api/upkeep/faults").json()["on_call"] == ["9101 某9101"]


@pytest.mark.django_db
def test_where_the_rota_has_nobody_everybody_is_called_at_once(browsers: dict[str, Client]) -> None:
    fault = opened()
    assert set(OPERATORS) <= set(escalation.call(fault=fault.pk, step=0))
    assert "值班表无人" in fault.steps.get(kind="called").text


@pytest.mark.django_db
def test_once_answered_by_name_nobody_else_is_called(browsers: dict[str, Client]) -> None:
    duty("9101", 1)
    fault = opened(datetime.now(UTC) - timedelta(seconds=70))
    escalation.call(fault=fault.pk, step=0)
    answer = post(browsers["9101"], f"faults/{fault.pk}/acknowledge").json()
    assert (answer["acknowledged_by"], answer["acknowledged_name"]) == ("9101", "某9101")
    assert 70 <= answer["answer_seconds"] <= 75
    assert escalation.call(fault=fault.pk, step=1) == []
    assert not Receipt.objects.filter(person="9101", read_at=None).exists()
    again = post(browsers["9102"], f"faults/{fault.pk}/acknowledge")
    assert (again.status_code, again.json()["code"]) == (409, "acknowledged_already")
    assert "某9101" in again.json()["message"]
    assert AuditRow.objects.get(action="upkeep.acknowledge_fault").by == "9101"


@pytest.mark.django_db
def test_acknowledging_the_alarm_answers_the_fault_at_that_moment(browsers: dict[str, Client]) -> None:
    at = datetime.now(UTC) - timedelta(minutes=10)
    fault = opened(at)
    react([alarmed(operations.AlarmAcknowledged("9101", "某9101", "我来"), 2, at + timedelta(seconds=41))])
    assert browsers["9101"].get(f"/api/upkeep/faults/{fault.pk}").json()["answer_seconds"] == 41


@pytest.mark.django_db
def test_anybody_reports_and_only_operators_answer(browsers: dict[str, Client]) -> None:
    answer = post(browsers["1001"], "faults", kind="seat", title="3 排 12 号耳机无声音", equipment="H-0312")
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert (found["by_alarm"], found["opened_by"], found["equipment"]) == (False, "1001", "H-0312")
    assert found["run_book"]["title"] == "工位、话机、耳机"
    assert post(browsers["1001"], f"faults/{found['id']}/acknowledge").status_code == 403
    assert Fault.objects.get().acknowledged_at is None


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "text"), [(" ", "请写明故障现象"), ("13800138000 打不进", "请勿填写电话")])
def test_a_report_that_says_nothing_or_names_a_number_is_refused(
    browsers: dict[str, Client], title: str, text: str
) -> None:
    answer = post(browsers["1001"], "faults", kind="seat", title=title)
    assert answer.status_code == 422
    assert text in answer.json()["message"]
    assert not Fault.objects.exists()


@pytest.mark.django_db
def test_it_is_closed_with_cause_and_mending_after_an_answer(browsers: dict[str, Client]) -> None:
    fault, browser = opened(), browsers["9101"]
    early = post(browser, f"faults/{fault.pk}/close", **closing())
    assert (early.status_code, early.json()["code"]) == (409, "not_acknowledged")
    post(browser, f"faults/{fault.pk}/acknowledge")
    post(browser, f"faults/{fault.pk}/notes", text="磁盘使用率 100%")
    for changes, code in (
        ({"cause": " "}, "cause_missing"),
        ({"counts": False}, "why_missing"),
        ({"down_from": "2020-01-01T00:00:00Z", "down_until": "2020-01-01T01:00:00Z"}, "period"),
    ):
        answer = post(browser, f"faults/{fault.pk}/close", **closing(**changes))
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    done = post(browser, f"faults/{fault.pk}/close", **closing()).json()
    assert [step["kind"] for step in done["steps"]] == ["opened", "acknowledged", "noted", "closed"]
    assert (done["cause"], done["counts"], done["closed_by"]) == ("磁盘写满", True, "9101")
    again = post(browser, f"faults/{fault.pk}/close", **closing())
    assert (again.status_code, again.json()["code"]) == (409, "closed")


def closed_fault(browsers: dict[str, Client], **changes: Any) -> tuple[str, FaultClosed]:
    fault = opened(datetime.now(UTC) - timedelta(seconds=200))
    post(browsers["9101"], f"faults/{fault.pk}/acknowledge")
    answer = post(browsers["9101"], f"faults/{fault.pk}/close", **closing(**changes))
    assert answer.status_code == 200, answer.content
    row = Outgoing.objects.filter(subject=f"fault/{fault.pk}").order_by("-seq").first()
    assert row is not None
    event = msgspec.json.decode(row.payload, type=Envelope)
    return fault.pk, msgspec.convert(event.data, FaultClosed)


@pytest.mark.django_db
def test_a_mended_fault_waits_in_the_register_of_k17_with_its_report(browsers: dict[str, Client]) -> None:
    id, closed = closed_fault(browsers)
    registers.enter(fault=id, closed=closed)
    registers.enter(fault=id, closed=closed)
    entry = RegisterEntry.objects.get()
    assert (entry.pk, entry.register, entry.state, entry.made_by) == (id, "faults", "waiting", "9101")
    assert entry.figures["fault"] == 1
    assert 200 <= entry.figures["seconds"] <= 205
    proof = entry.evidence.get()
    assert (proof.media_type, proof.by) == ("application/pdf", "9101")
    opened_file = browsers["9001"].get(f"/api/assessment/registers/evidence/{proof.pk}")
    assert b"".join(opened_file.streaming_content)[:5] == b"%PDF-"


@pytest.mark.django_db
def test_minutes_without_the_assistant_go_to_k15_by_whose_they_are(browsers: dict[str, Client]) -> None:
    end = datetime.now(UTC)
    start = end - timedelta(minutes=7, seconds=30)
    id, closed = closed_fault(browsers, down_from=start.isoformat(), down_until=end.isoformat(), responsible="beyond")
    registers.enter(fault=id, closed=closed)
    rows = RegisterEntry.objects.filter(register="outages")
    assert sum(row.figures["beyond_minutes"] for row in rows) == sum(each.minutes for each in closed.down)
    assert {row.day for row in rows} == {each.day for each in closed.down}
    assert all(row.pk.startswith(id) for row in rows)


@pytest.mark.django_db
def test_a_day_that_was_measured_is_not_counted_twice(browsers: dict[str, Client]) -> None:
    now = datetime.now(UTC)
    RegisterEntry.objects.create(
        id="entry-1",
        register="outages",
        day=beijing_day(now),
        figures={"minutes": 9},
        about="监测 03:00–03:09",
        made_by="9001",
        made_at=now,
    )
    start = now - timedelta(minutes=5)
    id, closed = closed_fault(browsers, down_from=start.isoformat(), down_until=now.isoformat())
    registers.enter(fault=id, closed=closed)
    assert not RegisterEntry.objects.filter(register="outages", day=beijing_day(now), pk__startswith=id).exists()


@pytest.mark.django_db
def test_a_false_alarm_is_closed_with_its_reason_and_counts_for_nothing(browsers: dict[str, Client]) -> None:
    id, closed = closed_fault(browsers, counts=False, why_not="演练，事先通知甲方")
    registers.enter(fault=id, closed=closed)
    assert not RegisterEntry.objects.exists()
    assert browsers["8001"].get(f"/api/upkeep/faults/{id}").json()["why_not"] == "演练，事先通知甲方"


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_client_takes_the_report(browsers: dict[str, Client], form: str, begins: bytes) -> None:
    id, _ = closed_fault(browsers)
    answer = browsers["8001"].post(f"/api/upkeep/faults/{id}/report?form={form}")
    assert b"".join(answer.streaming_content).startswith(begins)
    assert AuditRow.objects.get(action="upkeep.report").detail == {"form": form}


@pytest.mark.django_db
def test_the_rota_shows_who_and_where_nobody_is(browsers: dict[str, Client]) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    body = {"person": "9101", "rank": 1, "starts_at": (now + timedelta(hours=1)).isoformat()}
    answer = post(browsers["9101"], "rota", **body, ends_at=(now + timedelta(hours=9)).isoformat())
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert [(each["person"], each["name"]) for each in found["duties"]] == [("9101", "某9101")]
    assert len(found["gaps"]) == 2
    overlapping = post(
        browsers["9101"], "rota", **(body | {"person": "9102"}), ends_at=(now + timedelta(hours=2)).isoformat()
    )
    assert (overlapping.status_code, overlapping.json()["code"]) == (409, "overlaps")
    agent = post(browsers["9101"], "rota", **(body | {"person": "1001", "rank": 2}), ends_at=body["starts_at"])
    assert agent.status_code == 422
    id = found["duties"][0]["id"]
    assert browsers["9101"].delete(f"/api/upkeep/rota/{id}").status_code == 204
    assert not OnCallDuty.objects.exists()


@pytest.mark.django_db
def test_run_books_are_there_for_whoever_sees_alarms(browsers: dict[str, Client]) -> None:
    books = browsers["9101"].get("/api/upkeep/run-books").json()["run_books"]
    assert {"part_down/part/asterisk", "gateway_missing", "fault/seat"} <= {book["code"] for book in books}
