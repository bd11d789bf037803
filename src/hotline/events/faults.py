"""The events of equipment faults, subject ``fault/<id>``. ``by`` is a staff number; "" where the machine did it."""

from datetime import date, datetime

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in


class FaultOpened(Fact, frozen=True, tag="fault.opened"):
    """A fault was opened, by an alarm or by somebody who reported it."""

    kind: str
    title: str
    raised_at: datetime
    alarm: str = ""
    by: str = ""


class FaultAcknowledged(Fact, frozen=True, tag="fault.acknowledged"):
    """Somebody answered the fault, for the first time."""

    by: str
    name: str
    seconds: int  # since it was raised


class DownDay(msgspec.Struct, frozen=True):
    """How long 京晓保 was down on one Beijing day."""

    day: date
    minutes: int


class FaultClosed(Fact, frozen=True, tag="fault.closed"):
    """A fault was mended. ``seconds``: from the alarm to the first answer by a person."""

    serial: str
    title: str
    day: date  # of the alarm, in Beijing
    seconds: int
    counts: bool  # as a fault of equipment
    by: str
    responsible: str  # ours, planned, beyond
    down: tuple[DownDay, ...] = ()


FaultFact = FaultOpened | FaultAcknowledged | FaultClosed


def subject(fault: str) -> str:
    return f"fault/{fault}"


def fact_of(event: Envelope) -> FaultFact:
    """The typed fact inside an event; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, FaultFact)  # type: ignore[no-any-return]
