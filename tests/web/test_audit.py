"""The audit trail for its administrator: search, hours, the chain, signed exports that anybody can check."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.audit import ports
from hotline.domains.platform.audit.actions import heads
from hotline.domains.platform.audit.adapters import head_files
from hotline.domains.platform.audit.adapters.signer import Sm2Signer
from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.rules.heads import SignedHead
from hotline.infrastructure import sm2
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.sealing import search_digest
from tests.slots import Override
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 30, 9, 30, tzinfo=UTC)
SPAN = {"from": "2026-03-30T00:00:00Z", "to": "2026-03-31T00:00:00Z"}


class Folder(Witness):
    """The witness's files, written here."""

    def append(self, head: SignedHead) -> None:
        head_files.add(self._folder, head)


@pytest.fixture(autouse=True)
def places(tmp_path: Path, override: Override, sealing_keys: None) -> Sm2Signer:
    sm2.make_key(tmp_path / "audit.pem")
    signer = Sm2Signer(tmp_path / "audit.pem")
    override(ports.signer, signer)
    override(ports.second_places, (Folder(tmp_path),))
    return signer


@pytest.fixture
def auditor() -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of("9005", "audit.view", roles=("audit_administrator",))
    return client


def row(minutes: int, **different: Any) -> AuditRow:
    plain = {"by": "1001", "action": "calls.view", "about": "call/c1", "address": "10.1.1.1", "outcome": "done"}
    different.setdefault("correlation", f"{minutes:032d}")
    return AuditRow.objects.create(at=NOW + timedelta(minutes=minutes), **(plain | different))


@pytest.fixture(autouse=True)
def rows(places: Sm2Signer) -> list[AuditRow]:
    administer.save_staff(by="test", number="1001", name="王晓芳", roles=["agent"])
    searched = {"searched": {"q": search_digest("13800000001")}}
    return [
        row(0),
        row(5, action="citizens.reveal", outcome="refused", permission="citizens.reveal", correlation="a" * 32),
        row(40, by="2001", about="case/g1", address="10.1.1.2"),
        row(70, action="GET /calls", about="calls", status=200, detail=searched),
        row(80, action="POST /desk/calls", about="call/c2", status=503, outcome="failed"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [4, 3, 2, 1, 0]),
        ({"by": "2001"}, [2]),
        ({"action": "calls.view"}, [2, 0]),
        ({"action": "citizens."}, [1]),
        ({"about": "call/c1"}, [1, 0]),
        ({"about": "call"}, [4, 1, 0]),
        ({"outcome": "refused"}, [1]),
        ({"address": "10.1.1.2"}, [2]),
        ({"correlation": "a" * 32}, [1]),
        ({"searched": handle_of("13800000001", "138******01")}, [3]),
        ({"searched": handle_of("13800000002", "138******02")}, []),
        ({"from": "2026-03-30T10:00:00Z"}, [4, 3, 2]),
        ({"by": "1001", "oldest_first": "true"}, [0, 1, 3, 4]),
    ],
)
def test_rows_are_found_by_who_what_and_where(
    auditor: Client, rows: list[AuditRow], query: dict[str, str], found: list[int]
) -> None:
    answer = auditor.get("/api/audit/rows", SPAN | query).json()
    assert [each["id"] for each in answer["rows"]] == [rows[at].pk for at in found]


def test_a_row_names_people_and_permissions(auditor: Client, rows: list[AuditRow]) -> None:
    (found,) = auditor.get("/api/audit/rows", SPAN | {"outcome": "refused"}).json()["rows"]
    assert (found["by_name"], found["permission_label"]) == ("王晓芳", "查看完整号码")


def test_hours_are_counted_with_their_refusals(auditor: Client) -> None:
    found = auditor.get("/api/audit/hours", SPAN).json()["rows"]
    assert [(each["done"], each["refused"], each["failed"]) for each in found] == [(1, 1, 0), (2, 0, 1)]
    assert auditor.get("/api/audit/hours").status_code == 422
    assert auditor.get("/api/audit/hours", SPAN | {"from": "2026-01-01T00:00:00Z"}).status_code == 422


def test_the_state_of_the_chain(auditor: Client, places: Sm2Signer) -> None:
    found = auditor.get("/api/audit/chain").json()
    assert (found["head"], found["verification"], found["findings"]) == (None, None, [])
    heads.each_minute(NOW)
    found = auditor.get("/api/audit/chain").json()
    assert found["head"]["position"] == AuditRow.objects.count() - 1, "the look at it is not linked yet"
    assert [(place["name"], bool(place["confirmed_at"])) for place in found["places"]] == [("本机存证", True)]
    assert (found["key"], found["retention_days"]) == (places.fingerprint, 1096)


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def checked(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", str(folder / "verify.py"), str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_is_signed_and_checked_by_a_program_of_its_own(
    auditor: Client, rows: list[AuditRow], tmp_path: Path, places: Sm2Signer, form: str
) -> None:
    body = {**SPAN, "by": "1001", "searched": "", "form": form}
    answer = auditor.post("/api/audit/export", body, "application/json")
    folder = unpacked(b"".join(answer.streaming_content), tmp_path / "export")  # type: ignore[attr-defined]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["rows"], manifest["by"], manifest["filters"]["by"]) == (4, "9005", "1001")
    assert len((folder / f"rows.{form}").read_text().splitlines()) == 4 + (form == "csv")
    good = checked(folder, str(tmp_path / "audit.pub.pem"))
    assert (good.returncode, good.stdout[:2]) == (0, "完好"), good
    noted = AuditRow.objects.get(action="audit.export")
    assert (noted.by, noted.detail["rows"]) == ("9005", 4)


def test_an_export_that_was_altered_is_found(auditor: Client, tmp_path: Path) -> None:
    answer = auditor.post("/api/audit/export", {**SPAN, "form": "jsonl"}, "application/json")
    folder = unpacked(b"".join(answer.streaming_content), tmp_path / "export")  # type: ignore[attr-defined]
    lines = (folder / "rows.jsonl").read_text()
    (folder / "rows.jsonl").write_text(lines.replace('"1001"', '"1002"', 1))
    assert "摘要不符：rows.jsonl" in checked(folder).stdout
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"rows": 1}))
    assert "签名不对" in checked(folder).stdout
    assert checked(folder).returncode == 1


def test_a_cell_is_no_formula(auditor: Client, tmp_path: Path) -> None:
    row(100, about="=1+1")
    answer = auditor.post("/api/audit/export", {**SPAN, "about": "=1+1"}, "application/json")
    folder = unpacked(b"".join(answer.streaming_content), tmp_path / "export")  # type: ignore[attr-defined]
    assert "'=1+1" in (folder / "rows.csv").read_text()


def test_what_was_searched_for_stands_nowhere_in_the_clear(auditor: Client, tmp_path: Path) -> None:
    made = auditor.post("/api/audit/search-handle", {"text": "138-0000 0001"}, "application/json").json()["handle"]
    assert made.startswith("138******01~")
    body = {**SPAN, "searched": made, "form": "jsonl"}
    answer = auditor.post("/api/audit/export", body, "application/json")
    folder = unpacked(b"".join(answer.streaming_content), tmp_path / "export")  # type: ignore[attr-defined]
    assert len(auditor.get("/api/audit/rows", SPAN | {"searched": made}).json()["rows"]) == 1
    stored = str(list(AuditRow.objects.values())) + "".join(path.read_text() for path in folder.glob("*.json*"))
    assert "13800000001" not in stored


def test_who_reads_the_trail_stands_in_it(auditor: Client) -> None:
    auditor.get("/api/audit/rows", {"by": "1001"})
    last = AuditRow.objects.latest("id")
    assert (last.by, last.action, last.permission) == ("9005", "GET /audit/rows", "audit.view")
