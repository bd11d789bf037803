"""What became of a recording. Written by the worker, on subject ``recording/<call_id>``."""

import msgspec

from hotline.events.envelope import Envelope, Fact


class RecordingVerified(Fact, frozen=True, tag="recording.verified"):
    """There, readable, as long as the talk. ``digest`` is SM3 (hex) over the raw file."""

    seconds: float
    talk_seconds: float
    size: int
    digest: str


class RecordingFaulty(Fact, frozen=True, tag="recording.faulty"):
    """``why``: missing, unreadable, short."""

    why: str
    seconds: float
    talk_seconds: float


RecordingFact = RecordingVerified | RecordingFaulty


def subject(call_id: str) -> str:
    return f"recording/{call_id}"


def fact_of(event: Envelope) -> RecordingFact:
    return msgspec.convert({"type": event.type, **event.data}, RecordingFact)  # type: ignore[no-any-return]
