"""Within a minute of a call's end its recording is verified, or an alarm says what is wrong."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives import hashes
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.config.reactions import react
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.voice.recordings.actions import checks
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.records.models import CallRecord
from hotline.events.envelope import Envelope
from hotline.events.recording_notice import RecordingObjected
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import Tale, answered_call

pytestmark = pytest.mark.django_db
SECOND = 32_000


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    folder = tmp_path / "recordings" / "spool"
    folder.mkdir(parents=True)
    yield folder
    settings.cache_clear()


def unchecked_call() -> Tale:
    """Bridged for 80 of its 100 seconds, its recording not looked at yet."""
    tale = answered_call()
    tale.events = [event for event in tale.events if not event.subject.startswith("recording/")]
    return tale


def happened(events: list[Envelope]) -> None:
    """As the projector does it."""
    first = Outgoing.objects.count() * 1000
    messages = [LoggedMessage(e.subject, msgspec.json.encode(e), first + n) for n, e in enumerate(events, 1)]
    with transaction.atomic():
        react(take_in(messages, f"stream {first}"))


def published() -> list[Envelope]:
    return [msgspec.json.decode(row.payload, type=Envelope) for row in Outgoing.objects.order_by("id")]


def last_try() -> int:
    return len(checks.TRIES) - 1


def queued_checks() -> list[tuple[str, int]]:
    jobs = ProcrastinateJob.objects.filter(task_name=checks.CHECK).order_by("id")
    return [(job.args["call"], job.args["attempt"]) for job in jobs]


def test_the_end_of_a_call_with_a_talk_asks_for_a_check(spool: Path) -> None:
    happened([*unchecked_call().events, *Tale("c2").arrives().ends("caller", after=3).events])
    assert queued_checks() == [("c1", 0)]
    assert sum(checks.TRIES) + 3 * 5 < 60


@pytest.mark.parametrize("left", [True, False])
def test_of_who_objected_in_the_talk_nothing_stays_and_nothing_is_missed(spool: Path, left: bool) -> None:
    """The switch deletes it at once; what it could not delete goes when the call is over."""
    tale = Tale("c1").arrives().queues("social").offered("1001").answered("1001", after=3)
    tale.publish(RecordingObjected(removed=True), after=2, actor="citizen")
    file = spool / "c1.1.raw"
    if left:
        file.write_bytes(b"\1\2\3\4")
    happened(tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller").events)
    assert queued_checks() == [("c1", 0)]
    checks.check(call="c1", attempt=0)
    assert (file.exists(), RecordingFile.objects.count(), queued_checks()) == (False, 0, [("c1", 0)])


def test_a_good_recording_is_moved_digested_and_told(spool: Path) -> None:
    happened(unchecked_call().events)
    sound = b"\1\2\3\4" * (80 * SECOND // 4)
    (spool / "c1.1.raw").write_bytes(sound)
    checks.check(call="c1", attempt=0)
    file = RecordingFile.objects.get()
    digest = hashes.Hash(hashes.SM3())
    digest.update(sound)
    assert (file.state, file.path, file.seconds) == ("verified", "2026/11/25/c1.raw", 80)
    assert file.digest == digest.finalize().hex()
    assert (settings().recordings_dir / file.path).read_bytes() == sound
    assert not (spool / "c1.1.raw").exists()
    assert [event.type for event in published()] == ["recording.verified"]
    happened(published())
    assert CallRecord.objects.get().recording == "verified"


def test_checking_again_changes_nothing(spool: Path) -> None:
    happened(unchecked_call().events)
    (spool / "c1.1.raw").write_bytes(bytes(80 * SECOND))
    for attempt in (0, 1, 0):
        checks.check(call="c1", attempt=attempt)
    assert len(published()) == 1


def test_a_check_that_died_after_the_move_finds_the_file_in_its_place(spool: Path) -> None:
    happened(unchecked_call().events)
    path = settings().recordings_dir / "2026/11/25/c1.raw"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(80 * SECOND))
    checks.check(call="c1", attempt=0)
    assert RecordingFile.objects.get().state == "verified"


def test_a_recording_still_being_written_gets_another_look(spool: Path) -> None:
    happened(unchecked_call().events)
    (spool / "c1.1.raw").write_bytes(bytes(40 * SECOND))
    checks.check(call="c1", attempt=0)
    assert queued_checks()[-1] == ("c1", 1)
    assert published() == []
    (spool / "c1.1.raw").write_bytes(bytes(80 * SECOND))
    checks.check(call="c1", attempt=1)
    assert [event.type for event in published()] == ["recording.verified"]


def test_a_missing_recording_of_an_answered_call_raises_the_alarm(spool: Path) -> None:
    happened(unchecked_call().events)
    checks.check(call="c1", attempt=last_try())
    assert [event.type for event in published()] == ["recording.faulty", "alarm.raised"]
    happened(published())
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.about, alarm.level, alarm.cleared_at) == ("recording_missing", "call/c1", "orange", None)
    assert CallRecord.objects.get().recording == "faulty"


def test_a_short_recording_is_faulty_and_kept(spool: Path) -> None:
    happened(unchecked_call().events)
    (spool / "c1.1.raw").write_bytes(bytes(50 * SECOND))
    checks.check(call="c1", attempt=last_try())
    file = RecordingFile.objects.get()
    assert (file.state, file.why, file.path) == ("faulty", "short", "2026/11/25/c1.raw")
    assert published()[1].data["message"].startswith("1001 11-25 09:00 那通的录音不完整，录了 50 秒，通话 80 秒。")


def test_an_alarm_is_raised_once_however_often_one_looks(spool: Path) -> None:
    happened(unchecked_call().events)
    for _ in range(3):
        checks.check(call="c1", attempt=last_try())
    assert [event.type for event in published()] == ["recording.faulty", "alarm.raised"]


def test_a_recording_that_turns_up_later_is_verified_after_all(spool: Path) -> None:
    happened(unchecked_call().events)
    checks.check(call="c1", attempt=last_try())
    (spool / "c1.1.raw").write_bytes(bytes(80 * SECOND))
    checks.check(call="c1", attempt=last_try())
    assert [event.seq for event in published() if event.subject == "recording/c1"] == [1, 2]
    assert RecordingFile.objects.get().state == "verified"


def test_calls_whose_check_was_lost_are_asked_for_again(spool: Path) -> None:
    tale = unchecked_call()
    happened(tale.events)
    ProcrastinateJob.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
    checks.schedule_forgotten(tale.now + timedelta(seconds=60))
    assert queued_checks() == []
    checks.schedule_forgotten(tale.now + timedelta(minutes=3))
    assert queued_checks() == [("c1", last_try())]


def test_a_file_name_cannot_lead_out_of_the_spool(spool: Path) -> None:
    tale = unchecked_call()
    evil = tale.events[0].data | {"recording": "../../keys/personal.json"}
    tale.events[0] = msgspec.structs.replace(tale.events[0], data=evil)
    happened(tale.events)
    secret = settings().place.data / "keys" / "personal.json.raw"
    secret.parent.mkdir()
    secret.write_bytes(bytes(80 * SECOND))
    checks.check(call="c1", attempt=last_try())
    assert RecordingFile.objects.get().why == "missing"
    assert secret.exists()
