"""A copy of a recording is handed out for a reason, and identifies its recipient wherever it turns up."""

import io
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from cryptography.hazmat.primitives import hashes
from django.test import Client

from hotline.domains.voice.recordings.models import Download
from hotline.domains.voice.recordings.queries.traces import trace
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid
from tests.domains.voice.recordings.recorded_calls import archived, happened, own_place, published, recorded, speech
from tests.domains.voice.recordings.talk_sound import talk
from tests.web.people import session_of

pytestmark = pytest.mark.django_db
TAKES = ("calls.view_all", "recordings.listen", "recordings.download")
REASON = "仲裁委调取，函〔2026〕17 号"


TALK = talk(80).astype("<i2").tobytes()


@pytest.fixture(autouse=True)
def spool(tmp_path: Path) -> Iterator[Path]:
    with own_place(tmp_path) as folder:
        yield folder


def take(permissions: tuple[str, ...] = TAKES, number: str = "3001", call: str = "c1", reason: str = REASON) -> Any:
    browser = Client()
    browser.cookies["hotline_session"] = session_of(number, *permissions)
    return browser.post(f"/api/recordings/{call}/download", {"reason": reason}, content_type="application/json")


def content(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def saved(sound: bytes, name: Path) -> Path:
    name.write_bytes(sound)
    return name


@pytest.mark.parametrize("store_recording", [recorded, archived])
def test_the_copy_is_the_whole_talk_and_bears_who_took_it(spool: Path, tmp_path: Path, store_recording: Any) -> None:
    store_recording(spool, raw=TALK)
    copy = content(take())
    with wave.open(io.BytesIO(copy)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 8000, len(TALK) // 4)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
    assert np.abs(samples - np.frombuffer(TALK, "<i2")).max() < 150
    found = trace(saved(copy, tmp_path / "copy.wav"))
    assert found.download is not None
    assert (found.download.by, found.download.call, found.download.reason) == ("3001", "c1", REASON)
    assert (found.number, found.unchanged) == (found.download.pk, True)
    assert f"download {found.number} by 3001" in found.comment


def test_a_copy_stripped_of_its_words_and_in_another_format_still_tells(spool: Path, tmp_path: Path) -> None:
    recorded(spool, raw=TALK)
    sound, rate = soundfile.read(io.BytesIO(content(take())))
    soundfile.write(tmp_path / "forwarded.mp3", sound.mean(axis=1)[rate * 7 :], rate)
    found = trace(tmp_path / "forwarded.mp3")
    assert found.download is not None
    assert (found.comment, found.download.by, found.unchanged) == ("", "3001", False)


def test_two_who_take_the_same_recording_are_told_apart(spool: Path, tmp_path: Path) -> None:
    recorded(spool, raw=TALK)
    for number in ("3001", "2001"):
        found = trace(saved(content(take(number=number)), tmp_path / f"{number}.wav"))
        assert found.download is not None
        assert found.download.by == number


def test_the_taking_is_in_the_list_the_trail_and_the_log(spool: Path) -> None:
    recorded(spool)
    copy = content(take())
    row = Download.objects.get()
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(copy)
    assert (row.size, row.digest) == (len(copy), sm3.finalize().hex())
    audit = AuditRow.objects.get(action="recordings.download")
    assert (audit.by, audit.about, audit.outcome, audit.detail) == ("3001", "call/c1", "done", {"download": row.pk})
    (event,) = published("recording.downloaded")
    assert (event.data["by"], event.data["download"], event.data["digest"]) == ("3001", row.pk, row.digest)
    assert "仲裁" not in str(event.data)
    happened(published())
    assert CallRecord.objects.get().recording == "verified"


def test_listening_alone_does_not_let_take_and_the_try_is_on_record(spool: Path) -> None:
    recorded(spool)
    assert take(permissions=TAKES[:2]).status_code == 403
    assert AuditRow.objects.get(action="recordings.download").outcome == "refused"
    assert Download.objects.count() == 0


def test_what_one_may_not_hear_one_may_not_take(spool: Path) -> None:
    recorded(spool)
    assert take(permissions=("calls.view_own", "recordings.listen_own", "recordings.download")).status_code == 404
    assert take(permissions=("calls.view_all", "recordings.listen_own", "recordings.download")).status_code == 403
    assert Download.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "  ", "给 13800000001 本人"])
def test_a_reason_is_needed(spool: Path, reason: str) -> None:
    recorded(spool)
    assert take(reason=reason).status_code == 422
    assert Download.objects.count() == 0


def test_a_recording_that_cannot_be_read_to_its_end_is_not_handed_out_in_part(spool: Path) -> None:
    row = archived(spool)
    sealed = settings().archive_dir / row.archive
    content = bytearray(sealed.read_bytes())
    content[-100] ^= 1
    sealed.write_bytes(content)
    answer = take()
    assert (answer.status_code, answer.json()["code"]) == (409, "recording_damaged")
    assert (Download.objects.count(), published("recording.downloaded")) == (0, [])


def test_what_is_no_sound_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="无法识别"):
        trace(saved(b"no sound at all", tmp_path / "letter.txt"))


def test_a_sound_of_others_is_nobodys_copy(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "other.wav", np.frombuffer(speech(20), "<i2").reshape(-1, 2), 8000)
    assert trace(tmp_path / "other.wav")[1:] == (None, None, None, False)
