"""Uploads and the virus scanner, against a real ClamAV daemon."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmRaised, fact_of
from hotline.infrastructure import archive
from hotline.infrastructure.models import AuditRow, Outgoing, QuarantinedFile
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads import quarantine
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.infrastructure.uploads.virus_scanner import Clamd, ScannerAway
from hotline.infrastructure.uploads_settings import VirusScannerSettings
from hotline.kernel.errors import Invalid, NotFound, Unavailable
from hotline.kernel.files.uploads import DOCUMENTS, UploadPolicy
from hotline.processes import quarantine as command
from tests.clamd import EICAR, EICAR_NAME, LARGEST_STREAM, RealClamd
from tests.sample_files import PDF, letter, with_part

POLICY = UploadPolicy(DOCUMENTS, max_bytes=1 << 20)
INFECTED = PDF.replace(b"trailer", b"% " + EICAR + b"\ntrailer")


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealClamd]:
    running = RealClamd(tmp_path_factory.mktemp("clamd"))
    yield running
    running.stop()


@pytest.fixture(params=["tcp", "unix"])
def address(request: pytest.FixtureRequest, clamd: RealClamd) -> str:
    return clamd.tcp if request.param == "tcp" else clamd.unix


def test_a_clean_file_is_clean_and_an_infected_one_named_packed_or_not(address: str) -> None:
    scanner = Clamd(address, 20)
    assert scanner.infection(PDF) == ""
    for content in (EICAR, b"a" * 200_000 + EICAR, INFECTED, with_part(letter(), "word/media/x.bmp", EICAR)):
        assert scanner.infection(content) == EICAR_NAME


def test_a_file_that_the_daemon_does_not_read_to_its_end_counts_as_not_scanned(address: str) -> None:
    with pytest.raises(ScannerAway):
        Clamd(address, 20).infection(b"a" * 2 * LARGEST_STREAM)


@pytest.fixture
def configured(clamd: RealClamd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Uploads are scanned. Returns the folder of the archive."""
    monkeypatch.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", clamd.unix)
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    for each in (settings, archive._archive):
        each.cache_clear()
    yield tmp_path / "archive"
    monkeypatch.undo()
    for each in (settings, archive._archive):
        each.cache_clear()


def refused(content: bytes = INFECTED, *, by: str = "1001") -> Invalid:
    with pytest.raises(Invalid) as raised:
        admit("../合同.pdf", content, POLICY, by=by)
    return raised.value


def test_nothing_is_scanned_without_a_scanner() -> None:
    assert admit("a.pdf", INFECTED, POLICY, by="1001").content == INFECTED


@pytest.mark.django_db
def test_an_infected_upload_is_refused_and_stored_apart_sealed_with_who_and_what(configured: Path) -> None:
    assert admit("a.pdf", PDF, POLICY, by="1001").content == PDF
    assert not QuarantinedFile.objects.exists()
    refusal = refused()
    assert (refusal.code, "请先给电脑杀毒" in refusal.message) == ("file_infected", True)
    row = QuarantinedFile.objects.get()
    assert (row.by, row.name, row.signature, row.size) == ("1001", "合同.pdf", EICAR_NAME, len(INFECTED))
    assert b"".join(read_stored(row.file)) == INFECTED
    assert row.file.startswith("quarantine/")
    assert EICAR not in (configured / row.file).read_bytes()


@pytest.mark.django_db
def test_it_is_audited_and_alarmed_once(configured: Path) -> None:
    refused()
    refused(by="1002")
    row = QuarantinedFile.objects.get()
    rows = AuditRow.objects.filter(status=None, action="uploads.infected")
    assert {(each.by, each.about, each.outcome) for each in rows} == {
        (by, f"quarantine/{row.pk}", "refused") for by in ("1001", "1002")
    }
    (outgoing,) = Outgoing.objects.all()
    alarm = fact_of(msgspec.json.decode(outgoing.payload, type=Envelope))
    assert isinstance(alarm, AlarmRaised)
    assert (alarm.level, alarm.kind, alarm.about) == ("red", "upload_infected", f"quarantine/{row.pk}")
    assert all(part in alarm.message for part in ("1001", "合同.pdf", EICAR_NAME, "请"))


@pytest.mark.django_db
def test_masses_of_viruses_fill_no_disk(configured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarantine, "MAX_STORED_A_DAY", 1)
    refused()
    refused(INFECTED + b"\n")
    assert [bool(row.file) for row in QuarantinedFile.objects.order_by("at")] == [True, False]


@pytest.mark.django_db
def test_the_command_lists_and_destroys(configured: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused()
    row = QuarantinedFile.objects.get()
    assert command._list() == 0
    listed = capsys.readouterr().out
    assert all(part in listed for part in (row.pk, "1001", EICAR_NAME, "合同.pdf"))
    assert command._destroy(row.pk) == 0
    assert not (configured / row.file).exists()
    assert QuarantinedFile.objects.get().file == ""
    assert AuditRow.objects.filter(action="uploads.destroy_infected", about=f"quarantine/{row.pk}").exists()
    assert command._destroy("unknown") == 1
    with pytest.raises(NotFound):
        quarantine.destroy(by="system", id="unknown")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd"])
def test_while_a_configured_scanner_is_away_nothing_is_accepted(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", address)
    settings.cache_clear()
    with pytest.raises(Unavailable, match="请稍后重传") as away:
        admit("a.pdf", PDF, POLICY, by="1001")
    assert away.value.code == "scanner_unavailable"
    monkeypatch.undo()
    settings.cache_clear()


def test_an_address_of_another_kind_is_no_setting() -> None:
    with pytest.raises(ValueError):
        VirusScannerSettings(address="http://scanner")
