"""The register of security accidents: opened, stepped through, closed by the client, counted once for K19."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.insight.assessment.models import FrozenQuarter, RegisterEntry
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.platform.security.actions import accidents
from hotline.domains.platform.security.models import Accident, AccidentFile
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.settings import settings
from tests.web.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys", "personnel")]
SECURITY, CLIENT, SYSTEM, MANAGER = "9003", "8001", "9001", "8002"
FOUND = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)


@pytest.fixture
def personnel(person: Callable[..., Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    roles = {SECURITY: "security_administrator", CLIENT: "client", SYSTEM: "administrator", MANAGER: "manager"}
    with time_machine.travel(FOUND + timedelta(minutes=1), tick=True):
        for number, role in roles.items():
            person(number, f"{number}某", [role])
        yield
    settings.cache_clear()


def browser(number: str) -> Client:
    client = Client()
    assert sign_in(client, number).status_code == 200
    return client


def post(number: str, path: str, **body: Any) -> Any:
    return browser(number).post(f"/api/security/accidents{path}", body, "application/json")


def opened(level: str = "large", **other: Any) -> str:
    facts = {"title": "接口被扫描", "kind": "attack", "text": "夜间大量探测请求", "found_at": FOUND.isoformat()}
    answer = post(SECURITY, "", level=level, **facts | other)
    assert answer.status_code == 200, answer.json()
    return str(answer.json()["id"])


def step(id: str, kind: str, minutes: float = 1) -> Any:
    at = (FOUND + timedelta(minutes=minutes)).isoformat()
    return post(SECURITY, f"/{id}/steps", kind=kind, at=at, text="已做")


def worked_through(id: str) -> None:
    for kind in ("contained", "reported", "recovered", "reviewed"):
        assert step(id, kind).status_code == 200


def close(id: str, *, counts: bool = True) -> Any:
    return post(SECURITY, f"/{id}/closure", counts=counts, conclusion="封堵来源，未造成泄露")


def approve(number: str, id: str) -> Any:
    approval = Approval.objects.get(about=f"accident/{id}", state="open")
    return browser(number).post(f"/api/approvals/{approval.pk}/approve", {"remark": ""}, "application/json")


def notified() -> list[str]:
    rows = Receipt.objects.filter(notification__kind="security.accident", read_at=None, person=SECURITY)
    return sorted(rows.values_list("notification__text", flat=True))


def test_an_accident_is_opened_with_its_clocks_and_the_administrators_are_notified() -> None:
    id = opened()
    (row,) = browser(SECURITY).get("/api/security/accidents/open").json()["rows"]
    assert (row["serial"], row["level"], row["steps"]) == ("20260901-1", "large", ["found"])
    assert [(clock["step"], clock["state"]) for clock in row["clocks"]] == [
        ("contained", "running"),
        ("reported", "running"),
    ]
    assert all(clock["source"] for clock in row["clocks"])
    assert notified() == ["较大安全事故已登记，请立即处置并记录。"]
    assert AuditRow.objects.filter(action="security.open_accident", about=f"accident/{id}").count() == 1


def test_steps_stop_the_clocks_and_what_was_said_of_them_is_settled() -> None:
    id = opened()
    late = FOUND + timedelta(hours=5)
    with time_machine.travel(late, tick=True):
        for _ in range(2):
            accidents.remind(late)
        assert [text[:8] for text in notified()] == ["上报已过时限（0", "处置已过时限（0", "较大安全事故已登"]
        step(id, "contained", 2)
        step(id, "reported", 299)
        assert notified() == []
        (row,) = browser(SECURITY).get("/api/security/accidents/open").json()["rows"]
    assert [clock["state"] for clock in row["clocks"]] == ["done", "done_late"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"kind": "contained", "at": "2026-09-01T01:59:00Z", "text": "早"}, "不能早于"),
        ({"kind": "contained", "at": "2026-09-01T05:00:00Z", "text": "晚了"}, "不能晚于"),
        ({"kind": "contained", "at": "2026-09-01T02:00:30Z", "text": "回电 13800000001"}, "号码"),
    ],
)
def test_a_step_out_of_time_or_with_a_number_is_refused(body: dict[str, str], why: str) -> None:
    answer = post(SECURITY, f"/{opened()}/steps", **body | {"text": body["text"] + "。"})
    assert answer.status_code == 422
    assert why in answer.json()["message"]


def test_it_is_closed_by_the_client_and_counts_once_for_k19() -> None:
    id = opened()
    assert close(id).json()["code"] == "steps_missing"
    worked_through(id)
    assert close(id).json()["waiting"] is True
    assert close(id).json()["code"] == "requested_already"
    for other in (SECURITY, SYSTEM, MANAGER):
        assert approve(other, id).status_code in (403, 404, 409)
    assert not RegisterEntry.objects.exists()
    assert approve(CLIENT, id).status_code == 200
    row = Accident.objects.get(pk=id)
    assert (row.counts, row.closed_by, row.approved_by) == (True, SECURITY, CLIENT)
    entry = RegisterEntry.objects.get()
    assert (entry.pk, entry.register, entry.state, entry.decided_by) == (id, "accidents", "approved", CLIENT)
    assert list(Outgoing.objects.filter(subject=f"entry/{id}").values_list("seq", flat=True)) == [1, 2]
    assert step(id, "reviewed").json()["code"] == "closed"
    assert browser(SECURITY).get("/api/security/accidents/open").json()["rows"] == []


def test_what_does_not_count_is_closed_without_an_entry() -> None:
    id = opened("ordinary")
    for kind in ("contained", "recovered", "reviewed"):
        step(id, kind)
    close(id, counts=False)
    assert approve(CLIENT, id).status_code == 200
    assert Accident.objects.get(pk=id).counts is False
    assert not RegisterEntry.objects.exists()


def test_nothing_is_closed_in_a_frozen_quarter() -> None:
    id = opened()
    worked_through(id)
    close(id)
    FrozenQuarter.objects.create(
        key="2026Q3", contract="c", contract_version=1, snapshot={}, digest="", deduction=0, frozen_by="8001",
        frozen_at=FOUND,
    )  # fmt: skip
    answer = approve(CLIENT, id)
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")
    assert Accident.objects.get(pk=id).closed_at is None


def reopen(number: str, id: str, reason: str = "发现新的情况") -> Any:
    return post(number, f"/{id}/reopening", reason=reason)


def closed(*, counts: bool = True) -> str:
    id = opened()
    worked_through(id)
    close(id, counts=counts)
    assert approve(CLIENT, id).status_code == 200
    return id


@pytest.mark.parametrize("counts", [True, False])
def test_a_closed_accident_is_reopened_by_two_and_decided_again(counts: bool) -> None:
    id = closed(counts=counts)
    answer = reopen(SECURITY, id)
    assert (answer.status_code, answer.json()["waiting"]) == (200, True)
    assert reopen(SECURITY, id).json()["code"] == "requested_already"
    for other in (SECURITY, SYSTEM, MANAGER):
        assert approve(other, id).status_code in (403, 404, 409)
    assert Accident.objects.get(pk=id).closed_at is not None
    assert approve(CLIENT, id).status_code == 200
    (row,) = browser(SECURITY).get("/api/security/accidents/open").json()["rows"]
    assert (row["id"], row["counts"]) == (id, None)
    assert not RegisterEntry.objects.filter(state="approved").exists(), "it counts no more"
    assert notified() == ["已批准重新处理，请继续处置并记录，再申请结案。"]

    assert close(id, counts=not counts).json()["code"] == "steps_missing", "what was summed up was undone"
    with time_machine.travel(FOUND + timedelta(hours=3), tick=True):
        assert step(id, "reviewed", 170).status_code == 200
        close(id, counts=not counts)
        assert approve(CLIENT, id).status_code == 200
    detail = browser(CLIENT).get(f"/api/security/accidents/{id}").json()
    assert [(each["kind"], each["counts"]) for each in detail["decisions"]] == [
        ("closed", counts),
        ("reopened", None),
        ("closed", not counts),
    ]
    assert {(each["requested_by"], each["approved_by"]) for each in detail["decisions"]} == {(SECURITY, CLIENT)}
    assert (detail["counts"], detail["decisions"][1]["reason"]) == (not counts, "发现新的情况")
    assert RegisterEntry.objects.filter(state="approved").count() == (not counts)
    actions = ["security.close_accident", "security.reopen_accident", "security.close_accident"]
    rows = AuditRow.objects.filter(about=f"accident/{id}", action__in=actions, status=None).order_by("id")
    assert list(rows.values_list("action", flat=True)) == actions


def test_an_accident_counts_again_as_an_entry_of_its_own() -> None:
    id = closed()
    reopen(CLIENT, id)
    assert approve(CLIENT, id).status_code == 409, "nobody approves their own request"
    Approval.objects.filter(about=f"accident/{id}", state="open").delete()
    reopen(SECURITY, id)
    approve(CLIENT, id)
    step(id, "reviewed", 1)
    with time_machine.travel(FOUND + timedelta(hours=3), tick=True):
        step(id, "reviewed", 170)
        close(id)
        approve(CLIENT, id)
    entries = RegisterEntry.objects.order_by("pk").values_list("pk", "state")
    assert list(entries) == [(id, "withdrawn"), (f"{id}.2", "approved")]


def test_the_clock_of_a_reopened_accident_runs_on_and_its_summary_is_due_again() -> None:
    id = closed()
    before = browser(SECURITY).get(f"/api/security/accidents/{id}").json()["clocks"]
    reopen(SECURITY, id)
    approve(CLIENT, id)
    with time_machine.travel(FOUND + timedelta(days=31), tick=True):
        after = browser(SECURITY).get(f"/api/security/accidents/{id}").json()["clocks"]
    assert [clock["due_at"] for clock in after] == [clock["due_at"] for clock in before]
    assert [(clock["step"], clock["state"]) for clock in after] == [
        ("contained", "done"),
        ("reported", "done"),
        ("reviewed", "late"),
    ]


def test_what_is_open_or_counts_in_a_frozen_quarter_is_not_reopened() -> None:
    id = opened()
    assert reopen(SECURITY, id).json()["code"] == "not_closed"
    id = closed()
    for number in (SYSTEM, MANAGER):
        assert reopen(number, id).status_code == 403
    reopen(SECURITY, id)
    FrozenQuarter.objects.create(
        key="2026Q3", contract="c", contract_version=1, snapshot={}, digest="", deduction=0, frozen_by="8001",
        frozen_at=FOUND,
    )  # fmt: skip
    answer = approve(CLIENT, id)
    assert (answer.status_code, answer.json()["code"]) == (409, "frozen")
    assert Accident.objects.get(pk=id).closed_at is not None
    assert RegisterEntry.objects.get().state == "approved"


def test_the_report_tells_of_every_decision() -> None:
    id = closed()
    reopen(SECURITY, id, "影响范围认定有误")
    approve(CLIENT, id)
    answer = browser(CLIENT).post(f"/api/security/accidents/{id}/report?form=docx")
    content = io.BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    text = zipfile.ZipFile(content).read("word/document.xml").decode()
    assert all(part in text for part in ("历次认定", "结案，计入考核", "重新处理", "影响范围认定有误"))


def test_nobody_enters_or_withdraws_an_accident_in_the_assessment_s_register() -> None:
    body = {"register_key": "accidents", "day": "2026-09-01", "figures": {"accident": 1}, "about": "断电", "note": ""}
    answer = browser(MANAGER).post("/api/assessment/registers/entries", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "elsewhere")
    id = opened()
    worked_through(id)
    close(id)
    approve(CLIENT, id)
    answer = browser(CLIENT).post(
        f"/api/assessment/registers/entries/{id}/withdraw", {"why": "不算"}, "application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "elsewhere")


def test_another_level_has_other_terms() -> None:
    id = opened("ordinary")
    found = post(SECURITY, f"/{id}/level", level="major", reason="影响范围扩大").json()
    assert [clock["due_at"] for clock in found["clocks"]] == ["2026-09-01T02:03:00Z", "2026-09-01T03:00:00Z"]
    assert AuditRow.objects.filter(action="security.grade_accident", about=f"accident/{id}").count() == 1


def test_evidence_is_sealed_opened_with_a_trace_and_the_report_tells_all() -> None:
    id = opened()
    file = SimpleUploadedFile("日志.txt", "可疑请求\n".encode())
    client = browser(SECURITY)
    assert client.post(f"/api/security/accidents/{id}/files", {"file": file}).status_code == 204
    (row,) = AccidentFile.objects.all()
    stored = b"".join(path.read_bytes() for path in settings().place.data.rglob("*.sealed"))
    assert stored
    assert "可疑请求".encode() not in stored
    reading = browser(CLIENT)
    answer = reading.get(f"/api/security/accidents/files/{row.pk}")
    assert b"".join(answer.streaming_content).decode() == "可疑请求\n"  # type: ignore[attr-defined]
    assert AuditRow.objects.filter(by=CLIENT, action="security.open_file", about=f"accident/{id}").count() == 1
    answer = reading.post(f"/api/security/accidents/{id}/report?form=docx")
    text = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).read("word/document.xml").decode()
    assert all(part in text for part in ("接口被扫描", "较大", row.digest, "尚未结案", "4 小时内"))
    answer = reading.post(f"/api/security/accidents/{id}/report?form=pdf")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("number", [SYSTEM, MANAGER])
def test_the_other_powers_do_not_look_in_and_the_client_changes_nothing(number: str) -> None:
    id = opened()
    for path in ("", "/open", f"/{id}"):
        assert browser(number).get(f"/api/security/accidents{path}").status_code == 403
    assert browser(CLIENT).get(f"/api/security/accidents/{id}").status_code == 200
    for path in ("/steps", "/level", "/closure"):
        body = {"kind": "found", "at": FOUND.isoformat(), "text": "写入", "level": "major", "reason": "改级"}
        answer = browser(CLIENT).post(
            f"/api/security/accidents/{id}{path}", body | {"counts": True, "conclusion": "结案"}, "application/json"
        )
        assert answer.status_code == 403
