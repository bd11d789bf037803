"""The events of alarms, on subject ``alarm/<alarm_id>``.

The watch writes alarms whose id begins with ``watch-``. The part that sees a fault raises the others.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class AlarmRaised(Fact, frozen=True, tag="alarm.raised"):
    """An alarm begins."""

    level: str  # red, orange, yellow
    kind: str  # stable name of the kind: recording_missing, wait …
    about: str  # subject of the alarm
    message: str  # sentence for the leader
    queue: str = ""  # the queue concerned; "" for none, as for the next three
    group: str = ""
    agent: str = ""
    call: str = ""


class AlarmEscalated(Fact, frozen=True, tag="alarm.escalated"):
    """The alarm became worse. It is no longer acknowledged."""

    level: str  # its level now
    message: str  # sentence for the leader


class AlarmAcknowledged(Fact, frozen=True, tag="alarm.acknowledged"):
    """A leader acknowledged the alarm and takes care of the cause."""

    by: str  # staff number
    name: str  # the leader's name
    note: str  # the leader's comment


class AlarmCleared(Fact, frozen=True, tag="alarm.cleared"):
    """The alarm is over."""

    by: str  # staff number; system when the cause went by itself
    note: str  # comment; "" for none


AlarmFact = AlarmRaised | AlarmEscalated | AlarmAcknowledged | AlarmCleared


def subject(alarm_id: str) -> str:
    return f"alarm/{alarm_id}"


def fact_of(event: Envelope) -> AlarmFact:
    return fact_in(event, AlarmFact)  # type: ignore[no-any-return]
