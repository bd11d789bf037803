"""Alarms, on subject ``alarm/<alarm_id>``.

The watch writes those whose id begins with ``watch-``; the others are raised by whoever sees the fault.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class AlarmRaised(Fact, frozen=True, tag="alarm.raised"):
    """``level``: red, orange, yellow; ``kind`` a stable name (recording_missing); ``about`` the subject concerned.

    ``queue``, ``group``, ``agent`` and ``call`` say where to look, "" where there is none.
    """

    level: str
    kind: str
    about: str
    message: str
    queue: str = ""
    group: str = ""
    agent: str = ""
    call: str = ""


class AlarmEscalated(Fact, frozen=True, tag="alarm.escalated"):
    """It became worse: whoever has acknowledged it must look again."""

    level: str
    message: str


class AlarmAcknowledged(Fact, frozen=True, tag="alarm.acknowledged"):
    """Somebody has seen it and takes care."""

    by: str
    name: str
    note: str


class AlarmCleared(Fact, frozen=True, tag="alarm.cleared"):
    """``by`` a staff number, or system when it went by itself."""

    by: str
    note: str


AlarmFact = AlarmRaised | AlarmEscalated | AlarmAcknowledged | AlarmCleared


def subject(alarm_id: str) -> str:
    return f"alarm/{alarm_id}"


def fact_of(event: Envelope) -> AlarmFact:
    return fact_in(event, AlarmFact)  # type: ignore[no-any-return]
