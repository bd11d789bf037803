"""The sealed number behind a call, for who may see the call."""

import msgspec

from hotline.domains.platform.accounts.queries import leads
from hotline.domains.platform.citizens.ports import may_see_call, recorded_number
from hotline.events.calls import CallArrived, fact_of
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal
from hotline.kernel.sealed import Sealed


class _Internals(msgspec.Struct, frozen=True):
    number: Sealed | None = None
    last_agent: str = ""


class _Party(msgspec.Struct, frozen=True):
    agent: str = ""


class _Numbered(msgspec.Struct, frozen=True):
    """The fields needed of a live call's document, which is ``CallDoc`` of calls.ports."""

    agent: str = ""
    party: _Party | None = None
    internals: _Internals = _Internals()


class _Member(msgspec.Struct, frozen=True):
    group: str = ""


def number_of_live(mirror: Mirror, reader: Principal, call: str) -> Sealed | None:
    """For who takes part in the call, and for who leads one of them.

    None when the call is over, its number withheld, or the call is not the reader's business.
    """
    document = mirror.read(f"calls/{call}", _Numbered)
    if document is None:
        return None
    people = {document.agent, document.party.agent if document.party else "", document.internals.last_agent} - {""}
    groups = (member.group for each in people if (member := mirror.read(f"agents/{each}", _Member)))
    if reader.number in people or leads(reader, "") or any(leads(reader, group) for group in groups):
        return document.internals.number
    return None


def number_of_past(reader: Principal, call: str) -> Sealed | None:
    """The sealed number of a call's record, which is sealed anew when keys change; of the log while there is no record.

    None for an unknown call, a withheld number, or a call that the reader may not see.
    """
    if not may_see_call()(reader, call):
        return None
    return recorded_number()(call) or _number_in_log(call)


def _number_in_log(call: str) -> Sealed | None:
    arrived = [fact_of(event) for event in events_of_subject(f"call/{call}", ["call.arrived"])]
    return next((fact.number for fact in arrived if isinstance(fact, CallArrived)), None)
