"""What ClamAV and the checks of contents refuse, from the upload to the end of its term, with a real daemon."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.security.models import Accident
from hotline.infrastructure import archive
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow, QuarantinedFile
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads import quarantine
from tests.clamd import EICAR, EICAR_NAME, RealClamd
from tests.sample_files import PDF, letter, with_macro
from tests.web.people import sign_in
from tests.web.tables import interfaces

pytestmark = [pytest.mark.django_db, pytest.mark.real]
SECURITY = "9003"
INFECTED = PDF.replace(b"trailer", b"% " + EICAR + b"\ntrailer")


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealClamd]:
    running = RealClamd(tmp_path_factory.mktemp("clamd"))
    yield running
    running.stop()


@pytest.fixture
def browser(
    person: Callable[..., Staff], clamd: RealClamd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Client]:
    monkeypatch.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", clamd.unix)
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    for each in (settings, archive._archive):
        each.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    QuarantinedFile.objects.all().delete()  # of uploads that other tests committed from threads of their own
    person(SECURITY, "方宁", ["security_administrator"])
    client = Client()
    assert sign_in(client, SECURITY).status_code == 200
    now = datetime.now(UTC)
    Accident.objects.create(id="accident-1", serial="20261130-1", found_at=now, opened_at=now)
    yield client
    monkeypatch.undo()
    for each in (settings, archive._archive):
        each.cache_clear()


def upload(browser: Client, name: str, content: bytes) -> str:
    file = SimpleUploadedFile(name, content)
    answer = browser.post("/api/security/accidents/accident-1/files", {"file": file})
    assert answer.status_code == 422
    return str(answer.json()["message"])


def listed(browser: Client, query: str = "") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = browser.get(f"/api/security/quarantine{query}").json()["rows"]
    return rows


def test_eicar_is_refused_listed_held_for_its_term_and_destroyed(browser: Client, tmp_path: Path) -> None:
    assert "含病毒" in upload(browser, "合同.pdf", INFECTED)
    (row,) = listed(browser)
    assert (row["by"], row["by_name"], row["place"]) == (SECURITY, "方宁", "安全事故证据")
    assert (row["kind"], row["finding"], row["name"], row["stored"]) == ("virus", EICAR_NAME, "合同.pdf", True)
    assert len(row["sha256"]) == 64
    stored = QuarantinedFile.objects.get()
    assert EICAR not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.sealed"))
    assert quarantine.destroy_expired(stored.at + timedelta(days=89)) == 0
    for destroyed in (1, 0):
        assert quarantine.destroy_expired(stored.at + timedelta(days=91)) == destroyed
    assert list(tmp_path.rglob("*.sealed")) == []
    (row,) = listed(browser)
    assert (row["stored"], row["destroyed_by"], row["destroyed_at"] is not None) == (False, None, True)
    trail = AuditRow.objects.filter(about=f"quarantine/{stored.pk}").order_by("id").values_list("by", "action")
    assert list(trail) == [(SECURITY, "uploads.infected"), ("system", "uploads.destroy_infected")]


def test_what_a_check_of_the_content_refuses_is_noted_once_a_day_and_not_stored(
    browser: Client, tmp_path: Path
) -> None:
    content = with_macro(letter())  # once: a document bears the second in which it was written
    for _ in range(2):
        why = upload(browser, "信.docx", content)
    (row,) = listed(browser, "?kind=content")
    assert (row["finding"], row["stored"], row["destroyed_by"]) == (why, False, None)
    assert listed(browser, "?kind=virus") == []
    assert list(tmp_path.rglob("*.sealed")) == []


def test_masses_of_refused_files_fill_no_table(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "MAX_NOTED_A_DAY", 2)
    for n in range(4):
        upload(browser, "a.pdf", f"<html>{n}".encode())
    assert len(listed(browser)) == 2


def test_no_operation_takes_a_file_out_or_changes_the_list() -> None:
    operations = {
        (method, path)
        for api in interfaces().values()
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
        if "quarantine" in path
    }
    assert operations == {("get", "/api/security/quarantine")}


@pytest.mark.parametrize("role", ["administrator", "audit_administrator", "operator", "manager", "client", "agent"])
def test_nobody_else_looks_in(person: Callable[..., Staff], role: str, sealing_keys: None) -> None:
    person("1", "某人", [role])
    client = Client()
    sign_in(client, "1")
    assert client.get("/api/security/quarantine").status_code == 403
