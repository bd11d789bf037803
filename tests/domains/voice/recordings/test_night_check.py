"""The nightly check finds missing and altered recordings and raises alarms for them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.voice.recordings.actions import archives, checks, night_check
from hotline.domains.voice.recordings.models import CheckRun, RecordingFile
from hotline.domains.voice.recordings.rules.chain import linked
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.settings import settings
from hotline.kernel.chain import GENESIS
from tests.domains.voice.calls.tales import NINE
from tests.domains.voice.recordings.recorded_calls import (
    archived,
    call,
    happened,
    own_place,
    published,
    recorded,
    speech,
)
from tests.s3_server import s3_server

pytestmark = pytest.mark.django_db
NAME = "2026/11/25/c1.flac.sealed"


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Path]:
    with time_machine.travel(NINE + timedelta(hours=16.5)), own_place(tmp_path) as folder:
        yield folder


def check(seconds: float = 60) -> CheckRun:
    """One night's, and what it tells has come through."""
    run = night_check.check_archive(seconds=seconds)
    happened(published("recording.faulty", "recording.verified", "alarm.raised"))
    return run


def alarms() -> list[tuple[str, str, str]]:
    return list(Alarm.objects.order_by("about", "kind").values_list("kind", "about", "level"))


def stored(name: str = NAME) -> Path:
    return settings().archive_dir / name


def test_a_night_without_a_fault_says_what_it_looked_at(spool: Path) -> None:
    archived(spool, "c1")
    recorded(spool, "c2", agent="1002")
    run = check()
    assert (run.listed, run.read, run.left, run.faults, run.chain, run.fault) == (2, 2, 0, 0, "", "")
    assert alarms() == []
    assert all(RecordingFile.objects.values_list("read_at", flat=True))


@pytest.mark.parametrize("stored_as", [recorded, archived])
def test_a_file_that_is_gone_is_missed_whether_raw_or_archived(spool: Path, stored_as: type) -> None:
    row = stored_as(spool)
    (stored() if row.archive else settings().recordings_dir / row.path).unlink()
    assert check().faults == 1
    assert alarms() == [("recording_missing", "call/c1", "orange")]
    assert CallRecord.objects.get().recording == "faulty"


def test_a_file_cut_off_is_noticed_without_reading_it(spool: Path) -> None:
    archived(spool)
    content = stored().read_bytes()
    stored().write_bytes(content[: len(content) // 2])
    assert (check(seconds=0).faults, alarms()) == (1, [("recording_short", "call/c1", "orange")])
    assert Alarm.objects.get().message.startswith("1001 11-25 09:00 那通的录音不完整。")


def test_a_raw_file_of_the_same_length_but_other_sound_is_altered(spool: Path) -> None:
    row = recorded(spool)
    (settings().recordings_dir / row.path).write_bytes(speech(seed=7))
    check()
    assert alarms() == [("recording_altered", "call/c1", "red")]


def test_one_byte_of_a_sealed_file_is_enough(spool: Path) -> None:
    archived(spool)
    content = bytearray(stored().read_bytes())
    content[len(content) // 2] ^= 1
    stored().write_bytes(content)
    check()
    assert alarms() == [("recording_altered", "call/c1", "red")]


def test_another_recording_in_its_place_is_altered_though_it_opens(spool: Path) -> None:
    archived(spool, "c1")
    other = archived(spool, "c2", agent="1002", raw=speech(81, seed=3))
    stored().write_bytes(stored(other.archive).read_bytes())
    check()
    assert alarms() == [("recording_altered", "call/c1", "red")]


def test_a_fault_is_told_once_however_many_nights_it_lasts(spool: Path) -> None:
    archived(spool)
    stored().unlink()
    assert [check().faults, check().faults] == [1, 0]
    assert len(published("recording.faulty")) == 1


def test_a_file_brought_back_is_verified_again(spool: Path) -> None:
    archived(spool)
    content = stored().read_bytes()
    stored().unlink()
    check()
    stored().write_bytes(content)
    check()
    assert (RecordingFile.objects.get().state, RecordingFile.objects.get().why) == ("verified", "")
    assert CallRecord.objects.get().recording == "verified"


def test_what_was_short_from_the_first_stays_so_and_is_not_told_again(spool: Path) -> None:
    happened(call().events)
    (spool / "c1.1.raw").write_bytes(speech(50))
    checks.check(call="c1", attempt=len(checks.TRIES) - 1)
    assert check().faults == 0
    assert RecordingFile.objects.get().why == "short"


def test_when_time_is_up_the_rest_is_left_and_read_first_the_next_night(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived(spool, "c1")
    assert check().read == 1
    archived(spool, "c3", NINE + timedelta(minutes=9), agent="1003")
    RecordingFile.objects.filter(pk="c3").update(read_at=None)
    hurried = check(seconds=0)
    assert (hurried.listed, hurried.read, hurried.left) == (2, 0, 2)
    read: list[str] = []
    monkeypatch.setattr(
        "hotline.domains.voice.recordings.queries.read_through.fault_of", lambda row: read.append(row.call) or ""
    )
    check()
    assert read == ["c3", "c1"]


def test_a_link_of_the_chain_that_was_exchanged_is_named(spool: Path) -> None:
    for number in (1, 2, 3):
        archived(spool, f"c{number}", agent=f"100{number}")
    assert night_check.broken_chain() == ""
    RecordingFile.objects.filter(pk="c2").update(sound_digest="0" * 64)
    assert night_check.broken_chain() == "第 2 条内容与摘要不符"
    assert check().chain == "第 2 条内容与摘要不符"
    assert ("recording_chain", "recordings/check", "red") in alarms()


def test_a_chain_made_anew_after_an_exchange_contradicts_the_event_log(spool: Path) -> None:
    row = archived(spool)
    happened(published("recording.archived"))
    forged = linked(1, "c1", row.sound_digest, "0" * 64, GENESIS)
    RecordingFile.objects.update(archive_digest=forged.sealed, link=forged.link)
    assert night_check.broken_chain() == ""
    assert check().chain == "第 1 条与事件日志不符"


def test_the_event_log_may_lag_a_day_and_no_longer(spool: Path) -> None:
    archived(spool)
    assert check().chain == ""
    RecordingFile.objects.update(archived_at=datetime.now(UTC) - timedelta(days=2), read_at=None)
    assert check().chain == "第 1 条与事件日志不符"


def test_a_row_taken_out_of_the_chain_is_missed(spool: Path) -> None:
    for number in (1, 2, 3):
        archived(spool, f"c{number}", agent=f"100{number}")
    RecordingFile.objects.filter(pk="c2").delete()
    assert night_check.broken_chain() == "第 2 条缺少这一条"


def test_a_store_that_is_away_is_no_fault_of_the_recordings(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archived(spool)

    def away(*_: object) -> None:
        raise StoreAway("no answer")

    with monkeypatch.context() as patch:
        patch.setattr("hotline.infrastructure.archive.Archive.sizes", away)
        run = check()
    assert (run.faults, run.fault, run.chain) == (0, night_check.AWAY, "")
    assert alarms() == [("recording_store", "recordings/check", "orange")]
    assert RecordingFile.objects.get().state == "verified"


def test_what_is_not_archived_after_a_day_is_told_to_who_runs_the_house(spool: Path) -> None:
    recorded(spool)
    assert check().fault == ""
    with time_machine.travel(NINE + timedelta(hours=25)):
        run = check()
    assert (run.fault, run.faults) == ("1 段录音超过一天未归档", 0)
    assert alarms() == [("recording_store", "recordings/check", "orange")]


def test_a_night_of_many_faults_does_not_bury_the_leaders(spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night_check, "ALARMS_A_NIGHT", 1)
    for number in (1, 2, 3):
        stored(archived(spool, f"c{number}", agent=f"100{number}").archive).unlink()
    assert check().faults == 3
    assert len(published("recording.faulty")) == 3
    assert [kind for kind, _, _ in alarms()] == ["recording_missing", "recording_many"]


def test_a_recording_archived_while_it_is_looked_for_is_not_missing(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(spool)
    seen = list(night_check._by_moment())
    archives.archive_one("c1")
    monkeypatch.setattr(night_check, "_by_moment", lambda: iter(seen))
    assert check().faults == 0


def test_an_s3_compatible_store_is_listed_and_read_like_a_folder(spool: Path) -> None:
    with s3_server():
        archived(spool, "c1")
        archived(spool, "c2", agent="1002")
        archive().remove(NAME)
        run = check()
    assert (run.listed, run.read, run.faults) == (2, 2, 1)
    assert alarms() == [("recording_missing", "call/c1", "orange")]
