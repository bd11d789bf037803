"""Training over the wire: a batch from its list on arrival over plan and results to its closing."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.insight.assessment.actions import training_batches
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.people.training.actions.batches import note_leavers
from hotline.domains.people.training.actions.certificates import expire, remind
from hotline.domains.people.training.actions.results import record_result
from hotline.domains.people.training.models import Certificate
from hotline.domains.people.training.queries.batches import running_members
from hotline.domains.people.training.rules.batches import ResultKind
from hotline.domains.people.training.rules.certificates import months_later
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Notification
from hotline.domains.voice.routing.actions.administration import set_skills
from hotline.domains.voice.routing.models import AgentSkill, Skill
from hotline.domains.voice.routing.queries.administered import published
from hotline.events import training
from hotline.events.envelope import Envelope
from hotline.events.training import BatchReported
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import beijing_day, now
from tests.web.people import sign_in

PATH = "/api/training/batches"
JSON = "application/json"
CONDITIONS = [{"kind": "exam", "minimum": 60}, {"kind": "typing", "minimum": 40}, {"kind": "hours", "minimum": 8}]


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    """A browser of each role; three trainees 1001, 1002 and 1003."""
    found = {}
    people = (("7002", "trainer"), ("8001", "client"), ("1001", "agent"), ("1002", "agent"), ("1003", "agent"))
    for number, role in people:
        person(number, f"某{number}", [role])
        if role not in found:
            found[role] = Client()
            assert sign_in(found[role], number).status_code == 200
    return found


def days(back: int = 0) -> str:
    return (beijing_day(now()) - timedelta(days=back)).isoformat()


def made(trainer: Client, **changes: Any) -> Any:
    """A batch that reported a week ago and is examined today."""
    body = {"name": "十二月批次", "first_day": days(7), "exam_day": days(), "conditions": CONDITIONS} | changes
    return trainer.post(PATH, {"listed": "1001 某1002"} | body, JSON)


def entered(trainer: Client, batch: str, number: str, kind: str, score: float, **more: Any) -> Any:
    body = {"number": number, "kind": kind, "score": score, "day": days()} | more
    return trainer.post(f"{PATH}/{batch}/results", body, JSON)


def test_from_arrival_to_closing(browsers: dict[str, Client]) -> None:
    trainer, client, agent = browsers["trainer"], browsers["client"], browsers["agent"]
    assert agent.get(PATH).status_code == 403
    assert made(client).status_code == 403
    batch = made(trainer).json()
    path = f"{PATH}/{batch['id']}"
    assert [(each["number"], each["name"]) for each in batch["people"]] == [("1001", "某1001"), ("1002", "某1002")]
    assert batch["people"][0]["conditions"][1] == {"kind": "typing", "minimum": 40, "score": None, "is_met": False}
    assert entered(trainer, batch["id"], "1001", "exam", 81).status_code == 200
    assert entered(trainer, batch["id"], "1001", "typing", 44).status_code == 200
    assert entered(trainer, batch["id"], "1001", "hours", 8).json()["ready"] == 1
    found = entered(trainer, batch["id"], "1002", "exam", 75, passed=False).json()
    assert (found["passed"], found["retention"]["passed"]) == (1, ["1001"]), "the trainer found it not passed"
    stopped = trainer.post(f"{path}/members/1002/stop", {"day": days(1), "reason": "个人原因"}, JSON).json()
    assert (stopped["stopped"], stopped["people"][1]["stop_reason"]) == (1, "个人原因")
    assert entered(trainer, batch["id"], "1002", "exam", 75).json()["code"] == "stopped"
    closed = trainer.post(f"{path}/close").json()
    assert (closed["stage"], closed["closed_by"]) == ("closed", "7002")
    assert (closed["retention"]["reported"], closed["retention"]["retained"]) == (["1001", "1002"], ["1001"])
    assert entered(trainer, batch["id"], "1001", "exam", 99).json()["code"] == "closed"
    [row] = client.get(PATH).json()["rows"]
    assert (row["members"], row["stopped"], row["passed"], row["ready"]) == (2, 1, 1, 1)
    rows = AuditRow.objects.filter(about=f"batch/{batch['id']}", action__startswith="training.")
    actions = set(rows.values_list("action", flat=True))
    assert actions == {"training.create", "training.enter", "training.stop", "training.close"}


def test_a_trainee_sees_the_own_progress(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["trainer"], browsers["agent"]
    assert agent.get("/api/my-training").json()["batches"] == []
    batch = made(trainer).json()["id"]
    lesson = {"first_day": days(), "last_day": days(), "kind": "shadowing", "title": "跟岗旁听", "minutes": 120}
    assert trainer.post(f"{PATH}/{batch}/plan", lesson, JSON).status_code == 200
    entered(trainer, batch, "1001", "exam", 81)
    entered(trainer, batch, "1002", "exam", 50)
    [own] = agent.get("/api/my-training").json()["batches"]
    assert [each["title"] for each in own["plan"]] == ["跟岗旁听"]
    assert own["progress"]["number"] == "1001"
    assert [(each["kind"], each["is_met"]) for each in own["progress"]["conditions"]] == [
        ("exam", True),
        ("typing", False),
        ("hours", False),
    ]
    assert "1002" not in str(own)


def test_a_wrong_result_is_revoked(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer).json()["id"]
    found = entered(trainer, batch, "1001", "exam", 81).json()
    result = found["people"][0]["results"][0]["id"]
    path = f"{PATH}/{batch}/results/{result}/revoke"
    assert trainer.post(path).json()["passed"] == 0
    assert trainer.post(path).status_code == 404


def test_a_plan_lies_on_working_days(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer, first_day="2026-11-02").json()
    path = f"{PATH}/{batch['id']}/plan"
    lesson = {"first_day": "2026-11-02", "last_day": "2026-11-15", "kind": "course", "title": "政策", "minutes": 180}
    plan = trainer.post(path, lesson, JSON).json()["plan"]
    assert [each["day"][-2:] for each in plan] == ["02", "03", "04", "05", "06", "09", "10", "11", "12", "13"]
    left = trainer.delete(f"{path}/{plan[0]['id']}").json()["plan"]
    assert len(left) == 9
    assert trainer.delete(f"{path}/{plan[0]['id']}").status_code == 404
    for bad in ({"last_day": "2026-11-01"}, {"first_day": "2026-10-30"}, {"title": " "}, {"last_day": "2027-11-01"}):
        assert trainer.post(path, lesson | bad, JSON).json()["code"] == "bad_plan", bad


def test_a_list_comes_whole_or_not_at_all(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer, listed="1001").json()["id"]
    refused = trainer.post(f"{PATH}/{batch}/members", {"listed": "1002 9999"}, JSON)
    assert (refused.status_code, "9999" in refused.json()["message"]) == (422, True)
    assert trainer.post(f"{PATH}/{batch}/members", {"listed": "1001"}, JSON).json()["code"] == "bad_list"
    assert len(trainer.get(f"{PATH}/{batch}").json()["people"]) == 1
    file = BytesIO()
    write_workbook(file, [Sheet("名单", [SheetColumn("工号", 10), SheetColumn("姓名", 10)], [("1002", "某1002")])])
    answer = trainer.post(f"{PATH}/{batch}/list", {"file": SimpleUploadedFile("名单.xlsx", file.getvalue())})
    assert [each["number"] for each in answer.json()["people"]] == ["1001", "1002"]
    text = SimpleUploadedFile("名单.csv", "工号,姓名\n1003,某1002\n".encode())
    assert trainer.post(f"{PATH}/{batch}/list", {"file": text}).status_code == 422


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "  "},
        {"exam_day": "2020-01-01"},
        {"conditions": [{"kind": "exam", "minimum": 101}]},
        {"conditions": [CONDITIONS[0], CONDITIONS[0]]},
        {"listed": "某"},
    ],
)
def test_what_is_no_batch_is_refused(browsers: dict[str, Client], bad: dict[str, Any]) -> None:
    trainer = browsers["trainer"]
    assert made(trainer, **bad).status_code == 422
    assert trainer.get(PATH).json()["rows"] == []


def test_a_batch_closes_after_its_exam_only(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer, exam_day=None).json()["id"]
    assert trainer.post(f"{PATH}/{batch}/close").json()["code"] == "no_exam"
    body = {"name": "改名", "first_day": days(7), "exam_day": days(-1), "conditions": []}
    assert trainer.put(f"{PATH}/{batch}", body, JSON).json()["name"] == "改名"
    assert trainer.post(f"{PATH}/{batch}/close").json()["code"] == "no_exam"
    stop = f"{PATH}/{batch}/members/1001"
    assert trainer.post(f"{stop}/stop", {"day": days(-1), "reason": "个人原因"}, JSON).json()["code"] == "bad_day"
    assert trainer.post(f"{stop}/stop", {"day": days(), "reason": " "}, JSON).json()["code"] == "reason_missing"
    assert trainer.post(f"{stop}/resume").json()["code"] == "not_stopped"
    trainer.post(f"{stop}/stop", {"day": days(), "reason": "个人原因"}, JSON)
    assert trainer.post(f"{stop}/resume").json()["stopped"] == 0


def test_what_another_domain_measured_counts_once_in_the_running_batches(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer).json()["id"]
    assert [each.batch_id for each in running_members("1001")] == [batch]
    measured = {"number": "1001", "kind": ResultKind.EXAM, "score": 88.0, "passed": True, "day": beijing_day(now())}
    assert record_result(**measured, reference="sitting/1", by="system") == 1  # type: ignore[arg-type]
    assert record_result(**measured, reference="sitting/1", by="system") == 0  # type: ignore[arg-type]
    assert record_result(**measured | {"number": "9999"}, reference="sitting/1", by="system") == 0  # type: ignore[arg-type]
    [result] = trainer.get(f"{PATH}/{batch}").json()["people"][0]["results"]
    assert (result["score"], result["passed"], result["reference"]) == (88, True, "sitting/1")


def report_of(batch: str) -> tuple[int, BatchReported]:
    """What a batch last announced for K7, with its number."""
    rows = Outgoing.objects.filter(subject=f"batch/{batch}").order_by("pk")
    payloads = rows.values_list("payload", flat=True)
    events = [msgspec.json.decode(each, type=Envelope) for each in payloads]
    [*_, last] = [each for each in events if each.type == "batch.reported"]
    fact = training.fact_of(last)
    assert isinstance(fact, BatchReported)
    return last.seq, fact


def entries() -> list[tuple[str, dict[str, int], str]]:
    rows = RegisterEntry.objects.filter(register="training_batches").order_by("made_at")
    return [(row.state, row.figures, row.corrects) for row in rows]


def test_a_closed_batch_reaches_the_register_and_who_leaves_corrects_it(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer).json()["id"]
    for number in ("1001", "1002"):
        entered(trainer, batch, number, "exam", 80)
    trainer.post(f"{PATH}/{batch}/close")
    first, report = report_of(batch)
    assert (report.reported, report.passed, report.retained, report.by) == (2, 2, 2, "7002")
    for _ in range(2):  # a job may run twice
        training_batches.enter(batch=batch, revision=first, report=report)
    assert entries() == [("waiting", {"reported": 2, "passed": 2, "kept": 2}, "")]
    trainer.post(f"{PATH}/{batch}/members/1002/stop", {"day": days(), "reason": "离职"}, JSON)
    second, report = report_of(batch)
    training_batches.enter(batch=batch, revision=second, report=report)
    training_batches.enter(batch=batch, revision=first, report=report)  # late, and of no more use
    assert entries()[0][0] == "withdrawn"
    assert entries()[1:] == [("waiting", {"reported": 2, "passed": 2, "kept": 1}, "")]
    RegisterEntry.objects.filter(state="waiting").update(state="approved")
    trainer.post(f"{PATH}/{batch}/members/1002/resume")
    third, report = report_of(batch)
    training_batches.enter(batch=batch, revision=third, report=report)
    assert entries()[2] == ("waiting", {"reported": 2, "passed": 2, "kept": 2}, f"{batch}-{second}")


def test_whose_account_is_closed_has_left(browsers: dict[str, Client]) -> None:
    trainer = browsers["trainer"]
    batch = made(trainer).json()["id"]
    entered(trainer, batch, "1002", "exam", 80)
    trainer.post(f"{PATH}/{batch}/close")
    Staff.objects.filter(number="1002").update(is_active=False)
    assert note_leavers() == 1
    assert note_leavers() == 0
    left = trainer.get(f"{PATH}/{batch}").json()["people"][1]
    assert (left["stopped_on"], left["stop_reason"], left["stopped_by"]) == (days(1), "账号已停用", "system")
    _number, report = report_of(batch)
    assert (report.reported, report.passed, report.retained, report.by) == (2, 1, 0, "system")


CERTIFICATES = "/api/training/certificates"


@pytest.fixture
def skills(db: None) -> None:
    for code, name in (("labor", "劳动关系"), ("social", "社会保险"), ("chat", "在线")):
        Skill.objects.create(code=code, name=name)


def ready(trainer: Client) -> str:
    """A batch in which 1001 lacks nothing; its id."""
    batch: str = made(trainer, conditions=CONDITIONS[:1]).json()["id"]
    entered(trainer, batch, "1001", "exam", 90)
    return batch


def requested(trainer: Client, batch: str, *numbers: str, **skills: int) -> Any:
    body = {"batch": batch, "numbers": numbers or ["1001"], "skills": skills or {"labor": 2}, "months": 12}
    return trainer.post(CERTIFICATES, body, JSON)


def listed(browser: Client, state: str) -> list[Any]:
    rows: list[Any] = browser.get(CERTIFICATES, {"state": state}).json()["rows"]
    return rows


def levels(number: str = "1001") -> dict[str, int]:
    return dict(AgentSkill.objects.filter(staff__number=number).values_list("skill__code", "level"))


def test_the_clients_signature_opens_the_skills_and_the_end_closes_them(
    browsers: dict[str, Client], skills: None
) -> None:
    trainer, client, agent = browsers["trainer"], browsers["client"], browsers["agent"]
    set_skills(by="test", number="1001", levels={"chat": 4, "social": 5})
    batch = ready(trainer)
    assert requested(trainer, batch, "1002").json()["code"] == "not_ready"
    assert requested(trainer, batch, nothing=3).json()["code"] == "bad_certificate"
    assert requested(trainer, batch, labor=2, social=2).status_code == 204
    assert requested(trainer, batch).json()["code"] == "certified"
    [row] = listed(client, "requested")
    assert trainer.post(f"{CERTIFICATES}/sign", {"ids": [row["id"]]}, JSON).status_code == 403
    assert client.post(f"{CERTIFICATES}/sign", {"ids": [row["id"]]}, JSON).status_code == 204
    assert client.post(f"{CERTIFICATES}/sign", {"ids": [row["id"]]}, JSON).json()["code"] == "decided"
    assert levels() == {"chat": 4, "labor": 2, "social": 5}, "a higher level stays"
    config = published()
    assert config is not None
    assert next(each for each in config.agents if each.id == "1001").skills == levels(), "the router learns it at once"
    [own] = agent.get("/api/my-training/certificates").json()["rows"]
    assert (own["serial"], own["decided_by"]) == (f"SG-{days()[:4]}-0001", "8001")
    path = f"{CERTIFICATES}/{row['id']}/withdraw"
    assert client.post(path, {"reason": " "}, JSON).json()["code"] == "reason_missing"
    assert client.post(path, {"reason": "违反规定"}, JSON).status_code == 204
    assert levels() == {"chat": 4}, "only what it named"
    assert client.post(path, {"reason": "违反规定"}, JSON).json()["code"] == "over"
    assert [each["stage"] for each in listed(trainer, "over")] == ["withdrawn"]


def test_it_ends_after_its_last_day_and_a_renewal_goes_on_from_there(browsers: dict[str, Client], skills: None) -> None:
    trainer, client = browsers["trainer"], browsers["client"]
    requested(trainer, ready(trainer))
    [row] = listed(client, "requested")
    client.post(f"{CERTIFICATES}/sign", {"ids": [row["id"]]}, JSON)
    renew = f"{CERTIFICATES}/{row['id']}/renew"
    assert trainer.post(renew, {"months": 6}, JSON).json()["code"] == "not_now"
    last = beijing_day(now()) + timedelta(days=20)
    Certificate.objects.update(valid_until=last)
    remind()
    remind()
    assert Notification.objects.filter(title="上岗证即将到期").count() == 1
    assert trainer.post(renew, {"months": 6}, JSON).status_code == 204
    [second] = listed(client, "requested")
    client.post(f"{CERTIFICATES}/sign", {"ids": [second["id"]]}, JSON)
    [valid] = listed(client, "valid")
    assert (valid["id"], valid["valid_until"]) == (second["id"], months_later(last, 6).isoformat())
    assert [each["stage"] for each in listed(client, "over")] == ["replaced"]
    assert levels() == {"labor": 2}
    assert expire() == 0
    Certificate.objects.filter(pk=second["id"]).update(valid_until=days(1))
    assert expire() == 1
    assert expire() == 0
    assert levels() == {}
    assert trainer.post(f"{CERTIFICATES}/{second['id']}/renew", {"months": 6}, JSON).status_code == 204


def test_what_is_not_signed_opens_nothing(browsers: dict[str, Client], skills: None) -> None:
    trainer, client = browsers["trainer"], browsers["client"]
    batch = ready(trainer)
    requested(trainer, batch)
    [row] = listed(client, "requested")
    assert client.post(f"{CERTIFICATES}/{row['id']}/refuse", {"reason": "实操不足"}, JSON).status_code == 204
    assert levels() == {}
    assert [(each["stage"], each["comment"]) for each in listed(trainer, "over")] == [("refused", "实操不足")]
    assert requested(trainer, batch).status_code == 204, "it may be requested again"


def test_nobody_signs_what_they_requested(
    browsers: dict[str, Client], skills: None, person: Callable[..., Staff]
) -> None:
    both = Client()
    person("9100", "两职", ["trainer", "client"])
    assert sign_in(both, "9100").status_code == 200
    requested(both, ready(both))
    [row] = listed(both, "requested")
    assert both.post(f"{CERTIFICATES}/sign", {"ids": [row["id"]]}, JSON).json()["code"] == "own"
