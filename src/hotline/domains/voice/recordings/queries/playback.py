"""Reads a recording for playback, from the spool or from the archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from hotline.domains.platform.citizens.queries.blocks import refuse_blocked
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.rules.check import CHANNELS
from hotline.domains.voice.recordings.rules.flac import NotSound, Unpacked
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.access import may_listen, visible_call
from hotline.domains.voice.records.queries.details import record_in
from hotline.events.recordings import NO_DIGEST
from hotline.infrastructure import storage
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealed_files import Damaged, SealedFile
from hotline.kernel.errors import NotFound, Refused, Unavailable
from hotline.kernel.permissions import Permission


@dataclass(frozen=True)
class Playback:
    record: CallRecord
    sound: Sound


class Raw:
    """A file as it was recorded. Raises FileNotFoundError."""

    def __init__(self, name: str) -> None:
        self._name, size = name, storage.recordings().size(name)
        if size is None:
            raise FileNotFoundError(name)
        self.size, self.channels = size, CHANNELS

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        return storage.recordings().pieces(self._name, start, stop)


def archived(name: str) -> Unpacked:
    """An archived recording. Only the stretches that are played are fetched and decrypted."""
    store = archive()
    size = store.size(name)
    if size is None:
        raise FileNotFoundError(name)
    return Unpacked(SealedFile(size, lambda start, stop: store.read(name, start, stop)))


@contextmanager
def distinct_errors() -> Iterator[None]:
    """Turn errors of opening and reading a recording into refusals with Chinese sentences."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("这通电话没有录音文件，请查看通话备注。", code="recording_missing") from error
    except StoreAway as error:
        raise Unavailable("录音存储暂时无法连接，请稍后收听。") from error
    except KeyError as error:
        raise Refused("密钥已按规定销毁，无法收听。请查看通话备注。", code="destroyed") from error
    except (Damaged, NotSound) as error:
        raise Refused("录音文件已损坏，无法打开。请联系运维核查。", code="recording_damaged") from error


def sound_of(row: RecordingFile) -> Sound:
    """Raises NotFound, Refused when it cannot be opened (any more), Unavailable while the store is away."""
    if row.deleted_at is not None:
        raise NotFound("这段录音已过保存期，按规定销毁。请查看通话备注。", code="recording_deleted")
    with distinct_errors():
        return archived(row.archive) if row.archive else Raw(row.path or "-")


def recording_for(reader: Principal, call: str) -> Playback:
    """Raises NotFound (no such call, or no recording), NotPermitted, Refused while the check is still to come.

    Refused ``blocked`` too.
    """
    row = visible_call(reader, call)
    if not may_listen(reader, row):
        deny(reader, Permission.RECORDINGS_LISTEN, f"call/{call}")
    refuse_blocked(row.number, "收听录音")
    file = RecordingFile.objects.filter(call=call).first()
    if file is None and row.recording == "pending":
        raise Refused("录音正在校验，约一分钟。请稍后收听。", code="recording_pending")
    record = record_in(row)
    if file is None and record.recording.digest == NO_DIGEST:
        raise NotFound("演示历史中的通话没有录音。请用实拨的通话试听。", code="recording_invented")
    if file is None:
        raise NotFound("这通电话没有录音文件，请查看通话备注。", code="recording_missing")
    return Playback(record, sound_of(file))
