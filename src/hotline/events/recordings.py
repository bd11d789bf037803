"""The events of a recording, on subject ``recording/<call_id>``.

Worker and web write them through the outbox, with the recording's row locked. ``by`` is a staff number, ``reason``
sealed.
"""

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed

NO_DIGEST = "0" * 64  # nothing was recorded: invented history


class RecordingVerified(Fact, frozen=True, tag="recording.verified"):
    """The recording exists, is readable and as long as the talk."""

    seconds: float  # length of the sound
    talk_seconds: float  # length of the talk
    size: int  # bytes of the raw file
    digest: str  # SM3 (hex) of the raw file


class RecordingFaulty(Fact, frozen=True, tag="recording.faulty"):
    """A check found a fault of the recording."""

    why: str  # missing, unreadable, short, altered (differs from what was verified or archived)
    seconds: float  # length of the sound
    talk_seconds: float  # length of the talk


class RecordingArchived(Fact, frozen=True, tag="recording.archived"):
    """The recording was packed, sealed, stored and read back, as a link of the chain of all archived recordings."""

    digest: str  # SM3 (hex) of the sound
    sealed: str  # SM3 (hex) of the stored file
    size: int  # bytes of the stored file
    seconds: float  # length of the sound
    position: int  # number of the link in the chain, from 1
    previous: str  # the link before
    link: str  # SM3 (hex) over this recording and ``previous``


class RecordingHeld(Fact, frozen=True, tag="recording.held"):
    """The recording is on legal hold: no retention rule destroys it until the hold is lifted."""

    by: str
    reason: Sealed


class RecordingReleased(Fact, frozen=True, tag="recording.released"):
    """The legal hold was lifted."""

    by: str
    reason: Sealed


class RecordingDownloaded(Fact, frozen=True, tag="recording.downloaded"):
    """A staff member downloaded a copy of a recording."""

    by: str
    download: int  # number of the download, hidden in the copy's sound
    digest: str  # SM3 (hex) of the copy
    reason: Sealed


class RecordingDeleted(Fact, frozen=True, tag="recording.deleted"):
    """The recording was destroyed after its retention time."""

    rule: str  # name of the retention rule
    retained_until: str = msgspec.field(name="kept_until")  # last day of its retention, YYYY-MM-DD


class RecordingsDestroyed(Fact, frozen=True, tag="destruction.done"):
    """The certificate of a destruction, on subject ``destruction/<id>``."""

    listed_by: str  # staff number of who made the list
    approved_by: str  # staff number of who approved it
    listed: str  # SM3 (hex) of the approved list
    destroyed: int  # number of recordings destroyed
    left: int  # number of listed recordings that were not destroyed
    digest: str  # SM3 (hex) over what was destroyed


RecordingFact = (
    RecordingVerified
    | RecordingFaulty
    | RecordingArchived
    | RecordingHeld
    | RecordingReleased
    | RecordingDownloaded
    | RecordingDeleted
)


def subject(call_id: str) -> str:
    return f"recording/{call_id}"


def fact_of(event: Envelope) -> RecordingFact:
    return fact_in(event, RecordingFact)  # type: ignore[no-any-return]


def destruction_subject(id: int) -> str:
    return f"destruction/{id}"


def destruction_fact_of(event: Envelope) -> RecordingsDestroyed:
    return msgspec.convert({"type": event.type, **event.data}, RecordingsDestroyed)
