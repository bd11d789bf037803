"""Alarms. Written by whoever sees the fault, on subject ``alarm/<alarm_id>``."""

import msgspec

from hotline.events.envelope import Envelope, Fact


class AlarmRaised(Fact, frozen=True, tag="alarm.raised"):
    """``level``: red, orange, yellow; ``kind`` a stable name (recording_missing); ``about`` the subject concerned."""

    level: str
    kind: str
    about: str
    message: str


class AlarmCleared(Fact, frozen=True, tag="alarm.cleared"):
    by: str
    note: str


AlarmFact = AlarmRaised | AlarmCleared


def subject(alarm_id: str) -> str:
    return f"alarm/{alarm_id}"


def fact_of(event: Envelope) -> AlarmFact:
    return msgspec.convert({"type": event.type, **event.data}, AlarmFact)  # type: ignore[no-any-return]
