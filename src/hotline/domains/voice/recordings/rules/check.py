"""Checks whether a recording is complete.

Raw files are s16le, 8 kHz, caller left, agent right. They hold bridged time only: no holds, no disconnected agent.
"""

from typing import NamedTuple

from hotline.domains.voice.records.rules.shape import CallRecord, RecordedTalk

#: Of a call: caller and agent.
CHANNELS = 2
SAMPLE_BYTES = 2
FRAME_BYTES = CHANNELS * SAMPLE_BYTES
RATE = 8000
#: Bridging takes its moment at each start, after each hold; the clock of the sound card is not ours.
SLACK_SECONDS = 2.0
SLACK_SHARE = 0.03
#: A switch's death is noticed once it is back, so its talks ended up to this much earlier than recorded.
MISSED_AFTER_SECONDS = 10.0
#: A vanished telephone counts as lost after this silence, a browser sooner (``rtp_timeout`` of the phones). During it
#: the recorder received nothing either.
SILENT_BEFORE_LOST_SECONDS = 20.0


class RecordingVerdict(NamedTuple):
    """The result of a check. ``why``: missing, unreadable or short; "" when all is well."""

    why: str
    seconds: float
    talk_seconds: float


def seconds_in(size: int, channels: int = CHANNELS) -> float:
    """Length of so many raw bytes; a frame cut off at the end does not count."""
    return size // (channels * SAMPLE_BYTES) / RATE


def bridged_seconds(record: CallRecord) -> float:
    """Seconds that caller and agent were connected and recorded. The recording must be at least that long."""
    talks = [
        (_until_objected(record, talk) - talk.held_seconds - talk.lost_seconds, talk.reason)
        for talk in record.recorded_talks
    ]
    losses = sum(part.kind == "lost" for part in record.journey)
    recorded = sum(_surely_recorded(seconds, reason) for seconds, reason in talks)
    return round(max(0.0, recorded - losses * SILENT_BEFORE_LOST_SECONDS), 3)


def _until_objected(record: CallRecord, talk: RecordedTalk) -> float:
    """Of a talk in which the citizen objected to the agent, the time before; all of its holds may lie there."""
    objected = record.notice.objected_at if record.notice else None
    return talk.seconds if objected is None else min(talk.seconds, (objected - talk.started_at).total_seconds())


def _surely_recorded(seconds: float, reason: str) -> float:
    return max(0.0, seconds - MISSED_AFTER_SECONDS) if reason == "switch_lost" else seconds


def verdict_of(size: int | None, readable: bool, bridged: float) -> RecordingVerdict:
    """``size`` None: no file. Short by more than 2 s and by more than 3 % is a fault; longer than the talk is none."""
    if size is None:
        return RecordingVerdict("missing", 0.0, bridged)
    if not readable:
        return RecordingVerdict("unreadable", 0.0, bridged)
    seconds = seconds_in(size)
    lacking = bridged - seconds
    short = lacking > max(SLACK_SECONDS, SLACK_SHARE * bridged)
    return RecordingVerdict("short" if short else "", round(seconds, 3), bridged)


class Hold(NamedTuple):
    """A gap in what was recorded: where in the recording, and how long the caller waited there."""

    at: float
    seconds: float


def holds_of(record: CallRecord) -> list[Hold]:
    recorded, holds = 0.0, []
    for part in record.journey:
        length = (part.end - part.start).total_seconds() if part.end else 0.0
        if part.kind == "talk":
            recorded += length
        elif part.kind in {"hold", "lost"}:
            holds.append(Hold(round(recorded, 3), round(length, 3)))
    return holds
