"""Reads a recording to its end and compares it with its digests."""

from datetime import datetime, timedelta
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes

from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.recordings.rules.check import seconds_in
from hotline.domains.voice.recordings.rules.flac import NotSound, Unpacked
from hotline.events.recordings import subject
from hotline.infrastructure import storage
from hotline.infrastructure.archive import archive
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.sealed_files import Damaged, SealedFile

#: Packed recordings up to this size are read in memory, longer ones by way of the disk, sealed.
IN_MEMORY = 16 * 1024 * 1024
#: However far the projector may lag.
LOGGED_BY = timedelta(days=1)


class ReadBack(NamedTuple):
    """The figures of an archived recording that was read back."""

    #: Bytes of the object as stored.
    size: int
    #: SM3 (hex) of the object as stored.
    sealed: str
    #: Bytes of the sound in it.
    sound_size: int
    #: SM3 (hex) of the sound in it.
    digest: str


def read_back(name: str) -> ReadBack:
    """Fetch an archived recording, open and unpack it.

    Raises FileNotFoundError, StoreAway, Damaged, KeyError, NotSound.
    """
    with SpooledTemporaryFile(IN_MEMORY) as file:
        sealed = hashes.Hash(hashes.SM3())
        for piece in archive().pieces(name):
            sealed.update(piece)
            file.write(piece)
        size = file.tell()

        def fetch(start: int, stop: int) -> bytes:
            file.seek(start)
            return file.read(stop - start)

        opened = Unpacked(SealedFile(size, fetch))
        digest = hashes.Hash(hashes.SM3())
        for piece in opened.pieces():
            digest.update(piece)
    return ReadBack(size, sealed.finalize().hex(), opened.size, digest.finalize().hex())


def digest_of_raw(name: str) -> str:
    digest = hashes.Hash(hashes.SM3())
    for piece in storage.recordings().pieces(name):
        digest.update(piece)
    return digest.finalize().hex()


def fault_of(row: RecordingFile) -> str:
    """The recording's fault: missing, short, altered or unreadable; "" for none. Raises StoreAway."""
    size = archive().size(row.archive) if row.archive else storage.recordings().size(row.path) if row.path else None
    if size is None:
        return "missing"
    if size < (row.archive_size if row.archive else row.size):
        return "short"
    try:
        return _archive_fault(row) if row.archive else _raw_fault(row)
    except FileNotFoundError:
        return "missing"
    except Damaged:
        return "altered"
    except (KeyError, NotSound):
        return "unreadable"


def contradicts_log(row: RecordingFile, now: datetime) -> bool:
    """Whether the event log contradicts the recording's link in the chain.

    It does when it holds another link, or none a day after archiving.
    """
    if row.archived_at is None:
        return False
    known = [event.data["link"] for event in events_of_subject(subject(row.call), ["recording.archived"])]
    return row.link not in known and (bool(known) or row.archived_at < now - LOGGED_BY)


def _archive_fault(row: RecordingFile) -> str:
    found = read_back(row.archive)
    same = (found.sealed, found.digest) == (row.archive_digest, row.sound_digest)
    return "" if same and seconds_in(found.sound_size) >= row.seconds else "altered"


def _raw_fault(row: RecordingFile) -> str:
    try:
        return "" if digest_of_raw(row.path) == row.digest else "altered"
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"
