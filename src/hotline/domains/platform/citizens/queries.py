"""The sealed number behind a call."""

import msgspec

from hotline.events.calls import CallArrived, fact_of
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.sealed import Sealed


class _Internals(msgspec.Struct, frozen=True):
    number: Sealed | None = None


class _Numbered(msgspec.Struct, frozen=True):
    """The one field needed of a live call's document, which is ``CallDoc`` of calls.ports."""

    internals: _Internals = _Internals()


def number_of_live(mirror: Mirror, call: str) -> Sealed | None:
    """None when the call is over or its number withheld."""
    document = mirror.read(f"calls/{call}", _Numbered)
    return document.internals.number if document else None


def number_in_log(call: str) -> Sealed | None:
    """The sealed number with which the call arrived. None when the log lacks the call or the number was withheld."""
    arrived = [fact_of(event) for event in events_of_subject(f"call/{call}", ["call.arrived"])]
    return next((fact.number for fact in arrived if isinstance(fact, CallArrived)), None)
