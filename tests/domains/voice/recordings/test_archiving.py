"""A raw recording becomes a sealed one: nothing is lost or readable on the disk, and the raw file is removed last."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.voice.recordings.actions import archives, checks
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.queries import playback, read_through
from hotline.domains.voice.recordings.rules.flac import NotSound
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.settings import settings
from tests.domains.voice.recordings.recorded_calls import (
    NINE,
    archived,
    call,
    happened,
    own_place,
    published,
    recorded,
    speech,
)
from tests.s3_server import raw_objects, s3_server

pytestmark = pytest.mark.django_db
NAME = "2026/11/25/c1.flac.sealed"
#: How a FLAC begins (RFC 9639, 8.1); its first four bytes alone come up by chance in a million sealed ones.
BEGINS = re.compile(rb"fLaC[\x00\x80]\x00\x00\x22")


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


def sm3(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def test_the_archived_sound_is_the_raw_sound_byte_for_byte_and_the_raw_file_is_gone(spool: Path) -> None:
    raw = speech()
    row = archived(spool, raw=raw)
    assert (row.archive, row.path, row.sound_digest) == (NAME, "", sm3(raw))
    assert b"".join(playback.sound_of(row).pieces()) == raw
    assert [path.name for path in settings().recordings_dir.rglob("*.raw")] == []


def test_on_the_disk_there_is_nothing_to_hear(spool: Path) -> None:
    raw = speech()
    archived(spool, raw=raw)
    stored = (settings().archive_dir / NAME).read_bytes()
    assert stored.startswith(b"HLS1")
    assert not BEGINS.search(stored)
    assert raw[1000:1032] not in stored


def test_it_is_told_with_its_link_of_the_chain(spool: Path) -> None:
    first, second = archived(spool, "c1"), archived(spool, "c2", agent="1002")
    one, two = published("recording.archived")
    assert (one.data["position"], one.data["previous"], two.data["position"]) == (1, "0" * 64, 2)
    assert two.data["previous"] == one.data["link"] == first.link
    assert one.data["sealed"] == sm3((settings().archive_dir / NAME).read_bytes())
    assert (two.data["digest"], second.position) == (second.sound_digest, 2)
    happened(published())
    assert CallRecord.objects.get(pk="c1").recording == "verified"


def test_archiving_again_changes_nothing(spool: Path) -> None:
    archived(spool)
    assert not archives.archive_one("c1")
    assert len(published("recording.archived")) == 1


def test_a_part_is_heard_without_the_rest(spool: Path) -> None:
    raw = speech()
    sound = playback.sound_of(archived(spool, raw=raw))
    assert b"".join(sound.pieces(1_000_001, 1_064_003)) == raw[1_000_001:1_064_003]


def test_a_frame_line_lost_at_the_end_is_left_out(spool: Path) -> None:
    raw = speech()
    row = archived(spool, raw=raw + b"ab")
    assert b"".join(playback.sound_of(row).pieces()) == raw


def test_a_worker_that_died_before_the_raw_file_was_removed_is_made_up_for(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(spool)
    with monkeypatch.context() as patch:
        patch.setattr("hotline.infrastructure.storage.Folder.remove", _die)
        with pytest.raises(RuntimeError):
            archives.archive_one("c1")
    assert (settings().recordings_dir / row.path).exists()
    archives.archive_waiting(seconds=1)
    assert not (settings().recordings_dir / row.path).exists()
    assert RecordingFile.objects.get().path == ""
    assert len(published("recording.archived")) == 1


def test_what_comes_back_wrong_from_the_store_leaves_the_raw_file(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = recorded(spool)
    other = read_through.ReadBack(10, "0" * 64, row.size, "1" * 64)
    monkeypatch.setattr("hotline.domains.voice.recordings.queries.read_through.read_back", lambda name: other)
    with pytest.raises(archives.NotTheSame):
        archives.archive_one("c1")
    assert (settings().recordings_dir / row.path).exists()
    assert archive().size(NAME) is None
    assert published("recording.archived") == []


def test_a_raw_file_altered_meanwhile_is_not_archived_and_raises_the_alarm(spool: Path) -> None:
    row = recorded(spool)
    (settings().recordings_dir / row.path).write_bytes(speech(seed=9))
    archives.archive_waiting(seconds=5)
    happened(published())
    assert (Alarm.objects.get().kind, Alarm.objects.get().level) == ("recording_altered", "red")
    assert CallRecord.objects.get().recording == "faulty"
    assert RecordingFile.objects.get().archived_at is None
    archives.archive_waiting(seconds=5)
    assert len(published("recording.faulty")) == 1


def test_a_short_recording_is_archived_all_the_same(spool: Path) -> None:
    happened(call().events)
    (spool / "c1.1.raw").write_bytes(speech(50))
    checks.check(call="c1", attempt=len(checks.TRIES) - 1)
    assert archives.archive_waiting(seconds=5) == 1
    assert RecordingFile.objects.get().why == "short"


@pytest.mark.parametrize("raw", [b"", b"\0\0"])
def test_one_without_any_sound_holds_up_nobody_behind_it(spool: Path, raw: bytes) -> None:
    """The agent's leg fell as the recorder began: there is a file and not one frame in it."""
    happened(call().events)
    (spool / "c1.1.raw").write_bytes(raw)
    checks.check(call="c1", attempt=len(checks.TRIES) - 1)
    recorded(spool, "c2", NINE + timedelta(minutes=5))
    assert archives.archive_waiting(seconds=5) == 1
    assert [row.pk for row in RecordingFile.objects.exclude(archived_at=None)] == ["c2"]


def test_one_that_cannot_be_read_back_is_left_and_the_others_go_on(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(spool, "c1")
    recorded(spool, "c2", NINE + timedelta(minutes=5))
    read_back = read_through.read_back

    def spoilt(name: str) -> read_through.ReadBack:
        if "c1" in name:
            raise NotSound(name)
        return read_back(name)

    monkeypatch.setattr(read_through, "read_back", spoilt)
    assert archives.archive_waiting(seconds=5) == 1
    assert RecordingFile.objects.get(pk="c1").path


def test_while_the_store_is_away_the_raw_files_wait(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(spool)
    with monkeypatch.context() as patch:
        patch.setattr("hotline.infrastructure.archive.Archive.write", _away)
        assert archives.archive_waiting(seconds=5) == 0
    assert archives.archive_waiting(seconds=5) == 1


def test_into_a_real_s3_compatible_store_and_back(spool: Path) -> None:
    raw = speech()
    with s3_server() as endpoint:
        row = archived(spool, raw=raw)
        stored = raw_objects(endpoint)[f"hotline/{NAME}"]
        assert stored.startswith(b"HLS1")
        assert not BEGINS.search(stored)
        assert b"".join(playback.sound_of(row).pieces(320_000, 640_000)) == raw[320_000:640_000]
    assert not settings().archive_dir.exists()


def test_a_recording_is_archived_right_after_its_check(spool: Path) -> None:
    """Nothing lies unsealed for longer than a minute. The check itself asks for it, in its transaction."""
    row = recorded(spool)
    (job,) = ProcrastinateJob.objects.filter(task_name=checks.ARCHIVE)
    assert (job.args, job.lock, job.scheduled_at) == ({"call": row.call}, "recordings to archive", None)
    archives.archive_calls([job.args["call"]])
    row.refresh_from_db()
    assert (row.archived_at is not None, row.path, list(spool.parent.rglob("*.raw"))) == (True, "", [])


def test_what_the_archive_could_not_take_then_is_taken_by_the_next_run(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(spool)
    with monkeypatch.context() as away:
        away.setattr(archives, "archive_one", _away)
        archives.archive_calls([row.call])
    assert archives.archive_waiting(seconds=5) == 1


def _die(*_: object) -> None:
    raise RuntimeError("killed")


def _away(*_: object) -> None:
    raise StoreAway("no answer")
