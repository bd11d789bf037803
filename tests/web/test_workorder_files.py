"""Files of cases in the browser: taken, refused, sealed at rest, opened with a trace; exports and paper."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from hotline.config.uploads import limited
from hotline.infrastructure import archive
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.domains.service.workorders.staffed import AGENT, CHAOYANG, PENSION, REVIEWER, SUPERVISION, staff
from tests.sample_files import image
from tests.web.test_workorders import browser, do, get, opened, post

pytestmark = pytest.mark.django_db
PNG = image()


@pytest.fixture(autouse=True)
def store(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    archive._archive.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    staff()
    yield tmp_path / "archive"
    settings.cache_clear()
    archive._archive.cache_clear()


def attach(number: str, case: str, name: str, content: bytes) -> Any:
    upload = {"file": SimpleUploadedFile(name, content)}
    return browser(number).post(f"/api/workorders/cases/{case}/attachments", upload)


def test_a_file_is_sealed_at_rest_and_opened_by_who_sees_the_case_with_a_trace(store: Path) -> None:
    case = opened()["id"]
    answer = attach(AGENT, case, "现场.png", PNG)
    assert answer.status_code == 200, answer.content
    (file,) = answer.json()["attachments"]
    assert (file["name"], file["media_type"], file["size"]) == ("现场.png", "image/png", len(PNG))
    assert (answer.json()["largest_file"], "attach" in answer.json()["may"]) == (15 * 1024 * 1024, True)
    (file_at_rest,) = store.rglob("*.sealed")
    assert PNG[8:] not in file_at_rest.read_bytes()
    response = get(REVIEWER, f"cases/{case}/attachments/{file['id']}", show="true")
    assert b"".join(response.streaming_content) == PNG
    assert response["Content-Disposition"].startswith("inline")
    assert get(PENSION, f"cases/{case}/attachments/{file['id']}").status_code == 404
    assert AuditRow.objects.filter(action="workorders.open_attachment", by=REVIEWER).count() == 1


def test_what_is_no_such_file_is_refused_with_the_reason_and_not_kept(store: Path) -> None:
    case = opened()["id"]
    answer = attach(AGENT, case, "现场.png", b"MZ\x90\x00program")
    assert (answer.status_code, answer.json()["code"]) == (422, "file_refused")
    big = attach(AGENT, case, "大.txt", b"a" * (16 * 1024 * 1024))
    assert (big.status_code, "最多 15 MB" in big.json()["message"]) == (422, True)
    assert list(store.rglob("*.sealed")) == []


def test_who_attached_it_takes_it_back_others_do_not() -> None:
    case = opened()["id"]
    file = attach(AGENT, case, "现场.png", PNG).json()["attachments"][0]["id"]
    address = f"/api/workorders/cases/{case}/attachments/{file}"
    assert browser(REVIEWER).delete(address).status_code == 403
    assert browser(SUPERVISION).delete(address).status_code == 204
    assert get(AGENT, f"cases/{case}").json()["attachments"] == []


async def test_a_body_of_half_a_gigabyte_is_refused_unread() -> None:
    sent: list[Any] = []
    read = 0

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass

    async def endless() -> dict[str, Any]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b"a" * (1024 * 1024), "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    served = limited(application)
    headers = [(b"content-length", str(500 * 1024 * 1024).encode())]
    await served({"type": "http", "headers": headers}, endless, send)
    assert (sent[0]["status"], read) == (413, 0)
    await served({"type": "http", "headers": []}, endless, send)
    assert (sent[2]["status"], read) == (413, 67)


def test_what_a_list_finds_is_exported_one_row_a_case_masked() -> None:
    opened(summary="=cmd|' /C calc'!A0 拖欠工资")
    opened(headcount=12)
    assert get(AGENT, "cases/export").status_code == 403
    answer = get(SUPERVISION, "cases/export", model="appeal")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == sorted((row[0] for row in rows[1:]), reverse=True)
    by_title = dict(zip(rows[0], rows[1], strict=True))
    assert (by_title["电话"], by_title["诉求人"], by_title["人数"]) == ("138******01", "张**", 12)
    assert rows[2][7] == "=cmd|' /C calc'!A0 拖欠工资"
    assert AuditRow.objects.get(action="workorders.export").detail["rows"] == 2


def test_a_case_on_paper_says_what_was_not_given() -> None:
    case = opened()["id"]
    do(REVIEWER, case, "pass")
    do(REVIEWER, case, "dispatch")
    printed = get(CHAOYANG, f"cases/{case}/print").json()
    lines = {line["name"]: line["value"] for section in printed["sections"] for line in section["lines"]}
    assert (lines["联系电话"], lines["事发地址"], lines["要求回访"]) == ("138******01", "来电人未提供", "是")
    assert printed["timeline"][0]["value"] == "某1001 登记：提交审核"
    assert post(AGENT, f"cases/{case}/print").status_code == 405


@pytest.mark.parametrize("reader", [AGENT, REVIEWER, CHAOYANG])
def test_page_and_paper_hold_all_that_was_told_for_who_works_the_case_with_only_numbers_masked(reader: str) -> None:
    """Its author, its reviewer, the official who has it; each reading leaves a row, and no row holds the text."""
    text = "工头李四欠 21.6 万元，住望京西园 3 号楼。电话 13800000005，证件 110101199003070011。" * 3
    masked = text.replace("13800000005", "138******05").replace("110101199003070011", "110*************11")
    case = opened(content=text)["id"]
    do(REVIEWER, case, "pass")
    do(REVIEWER, case, "dispatch")
    assert get(reader, f"cases/{case}").json()["texts"]["content"] == masked
    assert AuditRow.objects.filter(action="citizens.follow", by=reader, about=f"case/{case}").exists()
    printed = get(reader, f"cases/{case}/print").json()
    lines = {line["name"]: line["value"] for section in printed["sections"] for line in section["lines"]}
    assert lines["诉求内容"] == masked
    assert AuditRow.objects.filter(action="workorders.print", by=reader, about=f"case/{case}").count() == 1
    assert "工头" not in str(list(AuditRow.objects.values()))
