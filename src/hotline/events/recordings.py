"""What became of a recording. Written by worker and web through the outbox, the recording's row locked.

On subject ``recording/<call_id>``.
"""

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed

NO_DIGEST = "0" * 64  # nothing was recorded: invented history


class RecordingVerified(Fact, frozen=True, tag="recording.verified"):
    """There, readable, as long as the talk. ``digest`` is SM3 (hex) over the raw file."""

    seconds: float
    talk_seconds: float
    size: int
    digest: str


class RecordingFaulty(Fact, frozen=True, tag="recording.faulty"):
    """``why``: missing, unreadable, short; altered: not what was verified or archived."""

    why: str
    seconds: float
    talk_seconds: float


class RecordingArchived(Fact, frozen=True, tag="recording.archived"):
    """Packed, sealed, read back. ``digest`` is SM3 of the sound, ``sealed`` of the file as stored, ``size`` its bytes.

    ``link`` is the ``position``-th of the chain of all archived recordings and covers ``previous``.
    """

    digest: str
    sealed: str
    size: int
    seconds: float
    position: int
    previous: str
    link: str


class RecordingHeld(Fact, frozen=True, tag="recording.held"):
    """Kept whatever the rules say, until released."""

    by: str
    reason: Sealed


class RecordingReleased(Fact, frozen=True, tag="recording.released"):
    by: str
    reason: Sealed


class RecordingDownloaded(Fact, frozen=True, tag="recording.downloaded"):
    """``digest`` is SM3 of the marked file that was handed out."""

    by: str
    download: int
    digest: str
    reason: Sealed


class RecordingDeleted(Fact, frozen=True, tag="recording.deleted"):
    """Its time was over by ``rule``; ``kept_until`` the last day (YYYY-MM-DD)."""

    rule: str
    kept_until: str


class RecordingsDestroyed(Fact, frozen=True, tag="destruction.done"):
    """The certificate, on subject ``destruction/<id>``: ``destroyed`` of the recordings listed, ``left`` left out.

    ``listed`` is SM3 over the list that was approved, ``digest`` over what was destroyed of it.
    """

    listed_by: str
    approved_by: str
    listed: str
    destroyed: int
    left: int
    digest: str


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
