"""Data that leaves the house in bulk or in the clear needs a second person: recordings by the dozen, full numbers."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.events.envelope import Envelope
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import Tale
from tests.domains.voice.recordings.recorded_calls import happened, own_place, recorded
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
TAKES = ("calls.view_all", "recordings.listen", "recordings.download")
EXPORTS = ("calls.view_all", "calls.export", "citizens.reveal")
REASON = "仲裁委调取，函〔2026〕17 号"


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_RECORDINGS__DOWNLOADS_A_DAY", "1")
    with own_place(tmp_path) as folder:
        settings.cache_clear()
        yield folder


def browser(number: str, *permissions: str) -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of(number, *permissions)
    return client


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api{path}", body, "application/json")


def take() -> Any:
    return post(browser("8002", *TAKES), "/recordings/c1/download", reason=REASON)


def approved(*permissions: str) -> dict[str, Any]:
    """The one request that waits, approved by another person."""
    other = browser("8003", *(permissions or ("data.approve",)))
    (row,) = other.get("/api/approvals").json()["rows"]
    assert post(other, f"/approvals/{row['id']}/approve", remark="").status_code == 200
    return dict(row)


def test_beyond_so_many_recordings_a_day_each_uses_up_an_approval(spool: Path) -> None:
    recorded(spool)
    assert take().status_code == 200
    assert take().json()["code"] == "approval_needed"
    response = post(browser("8002", *TAKES), "/recordings/bulk-requests", count=2, reason=REASON)
    assert response.status_code == 204
    assert take().json()["code"] == "approval_needed", "nobody has approved it yet"
    row = approved()
    assert (row["title"], row["facts"][1]["text"]) == ("再下载 2 段录音", "1 段，免审批上限 1 段")
    assert [take().status_code for _ in range(3)] == [200, 200, 409]
    assert AuditRow.objects.filter(action="approvals.use", by="8002").count() == 2


def test_an_approval_of_one_person_is_of_no_use_to_another(spool: Path) -> None:
    recorded(spool)
    post(browser("8002", *TAKES), "/recordings/bulk-requests", count=2, reason=REASON)
    approved()
    other = browser("8009", *TAKES)
    assert post(other, "/recordings/c1/download", reason=REASON).status_code == 200
    assert post(other, "/recordings/c1/download", reason=REASON).status_code == 409
    assert (
        post(browser("1001", "recordings.listen_own"), "/recordings/bulk-requests", count=2, reason=REASON).status_code
        == 403
    )


def answered(id: str, agent: str = "1001") -> list[Envelope]:
    """A call from a number that can be opened."""
    tale = (
        Tale(id)
        .arrives(seal_number("13800000001", about=f"call/{id}"))
        .queues("social", after=5)
        .offered(agent, after=2)
        .answered(agent)
    )
    return tale.talk_ends(agent, "caller", "hangup", after=80).ends("caller").events


def numbers_in(answer: Any) -> list[str]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0)
    return [str(row[2]) for row in sheet.to_python()[1:]]


def test_full_numbers_are_exported_once_by_the_filters_that_another_approved(spool: Path) -> None:
    happened(answered("c1"))
    reader = browser("8002", *EXPORTS)
    assert post(reader, "/calls/export/numbers").json()["code"] == "approval_needed"
    assert post(reader, "/calls/export/number-requests", number="13800000001", reason=REASON).status_code == 422
    assert post(reader, "/calls/export/number-requests", agent="7777", reason=REASON).status_code == 422, (
        "nothing to export"
    )
    assert post(reader, "/calls/export/number-requests", agent="1001", reason=REASON).status_code == 204
    row = approved()
    assert (row["title"], row["facts"][1]) == ("导出 1 条通话记录，带完整号码", {"label": "坐席", "text": "1001"})
    happened(answered("c2", agent="1002"))
    taken = post(reader, "/calls/export/numbers")
    assert numbers_in(taken) == ["13800000001"]
    assert post(reader, "/calls/export/numbers").json()["code"] == "approval_needed"
    assert AuditRow.objects.get(action="citizens.export_numbers").detail["rows"] == 1


def test_full_numbers_need_the_right_to_see_one(spool: Path) -> None:
    happened(answered("c1"))
    reader = browser("8002", "calls.view_all", "calls.export")
    assert post(reader, "/calls/export/number-requests", reason=REASON).status_code == 403
    assert post(reader, "/calls/export/numbers").status_code == 403
    assert [row["number"] for row in reader.get("/api/calls").json()["rows"]] == ["138******01"]
