"""The part of the event log that other systems may read: these facts and fields, with sealed values masked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.events import calls, recordings, routing
from hotline.events.catalogue import call_of, kind_of, subject_id
from hotline.events.envelope import Envelope, Fact, type_of

#: Fact -> its public fields. What a fact gains later stays in the house until it is named here.
PUBLIC: dict[type[Fact], tuple[str, ...]] = {
    calls.CallArrived: ("number", "place", "dialed", "origin"),
    calls.CallHandedOver: ("case_number",),
    calls.CallDialled: ("agent", "number", "place", "shown", "after"),
    calls.DialRang: ("agent",),
    calls.DialFailed: ("agent", "why"),
    calls.KeyPressed: ("label",),
    calls.CallQueued: ("queue", "stay", "priority"),
    calls.QueueLeft: ("queue", "stay", "outcome", "waited_seconds"),
    calls.CallBackAccepted: ("number",),
    calls.CallOffered: ("agent", "queue"),
    calls.OfferLapsed: ("agent", "why"),
    calls.TalkStarted: ("agent", "talk", "queue"),
    calls.CallHeld: ("agent",),
    calls.CallResumed: ("agent",),
    calls.ConsultStarted: ("agent", "party", "to", "number"),
    calls.ConsultAnswered: ("party",),
    calls.CallJoined: ("party",),
    calls.CallLeft: ("party", "who"),
    calls.ConsultEnded: ("party", "why"),
    calls.CallTransferred: ("agent", "kind", "to", "queue", "number", "flow"),
    calls.TalkEnded: ("agent", "talk", "by", "reason"),
    calls.RatingStarted: ("agent",),
    calls.Rated: ("agent", "score"),
    calls.VoicemailLeft: ("seconds",),
    calls.CallbackRequested: ("number",),
    calls.CallEnded: ("by", "cause", "stage"),
    routing.AgentSignedIn: ("device", "group"),
    routing.AgentSignedOut: ("why",),
    routing.AgentStateChanged: ("state", "reason", "call", "until"),
    routing.WrapUpSaved: ("call", "topic", "disposition"),
    recordings.RecordingVerified: ("seconds", "talk_seconds"),
    recordings.RecordingFaulty: ("why",),
}
FIELDS = {type_of(fact): fields for fact, fields in PUBLIC.items()}
TYPES = tuple(sorted(FIELDS))


@dataclass(frozen=True)
class PublicEvent:
    """An event as other systems see it."""

    #: Position in the log.
    cursor: int
    #: Identifies the event, however often it is sent.
    id: str
    type: str
    at: datetime
    call: str
    agent: str
    data: dict[str, Any]


def public_event(position: int, event: Envelope) -> PublicEvent:
    """The public form of an event whose type is in TYPES."""
    data = {field: _masked(event.data.get(field)) for field in FIELDS[event.type]}
    agent = subject_id(event) if kind_of(event) == "agent" else str(event.data.get("agent", ""))
    return PublicEvent(position, event.id, event.type, event.at, call_of(event), agent, data)


def may_see(caller: Caller, event: PublicEvent) -> bool:
    """Whether the client may see the event.

    A client for some agents only sees events of these agents, and events without an agent in one of its queues.
    """
    if caller.sees_all:
        return True
    if event.agent:
        return caller.acts_for(event.agent)
    queue = str(event.data.get("queue") or "")
    return bool(queue) and caller.sees_queue(queue)


def unknown_types(types: list[str]) -> list[str]:
    return sorted(set(types) - set(TYPES))


def _masked(value: Any) -> Any:
    return value["masked"] if isinstance(value, dict) and "masked" in value else value
