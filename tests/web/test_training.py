"""Training over the wire: a batch from its list on arrival over plan and results to its closing."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.people.training.actions.results import record_result
from hotline.domains.people.training.queries.batches import running_members
from hotline.domains.people.training.rules.batches import ResultKind
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
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
