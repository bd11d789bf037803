"""The catalogue of all event kinds: which facts a kind has, and which call an event is about."""

import re

import msgspec

from hotline.events import (
    assessment,
    assistant,
    calls,
    campaigns,
    chats,
    faults,
    faxes,
    knowledge,
    messaging,
    operations,
    outbound,
    quality,
    ratings,
    recordings,
    routing,
    texts,
    training,
    workorders,
)
from hotline.events.envelope import Envelope, Fact

SUBJECT = re.compile(r"[a-z]+/[\w-]+")
READERS = {
    "call": calls.fact_of,
    "agent": routing.fact_of,
    "loan": routing.temporary_skill_fact_of,
    "notice": routing.notice_fact_of,
    "recording": recordings.fact_of,
    "destruction": recordings.destruction_fact_of,
    "alarm": operations.fact_of,
    "fax": faxes.fact_of,
    "outbound": outbound.fact_of,
    "item": messaging.fact_of,
    "text": texts.fact_of,
    "chat": chats.fact_of,
    "case": workorders.fact_of,
    "article": knowledge.fact_of,
    "consulted": knowledge.consulted_fact_of,
    "assistant": assistant.fact_of,
    "entry": assessment.fact_of,
    "quarter": assessment.quarter_fact_of,
    "rating": ratings.fact_of,
    "invitation": ratings.invitation_fact_of,
    "campaign": campaigns.fact_of,
    "inspection": quality.fact_of,
    "batch": training.fact_of,
    "fault": faults.fact_of,
}


def kind_of(event: Envelope) -> str:
    """``call`` of ``call/bj1a-1795559891-3``."""
    return event.subject.partition("/")[0]


def subject_id(event: Envelope) -> str:
    """``bj1a-1795559891-3`` of ``call/bj1a-1795559891-3``."""
    return event.subject.partition("/")[2]


def fact_of(event: Envelope) -> Fact:
    """The typed fact inside an event of any kind.

    Raises ValidationError for an unknown kind, a malformed envelope, or data that do not fit the fact.
    """
    if not SUBJECT.fullmatch(event.subject):
        raise msgspec.ValidationError(f"not a subject: {event.subject!r}")
    if event.seq < 1:
        raise msgspec.ValidationError(f"events are counted from 1, not {event.seq}")
    if event.at.tzinfo is None:
        raise msgspec.ValidationError("a moment without a time zone")
    reader = READERS.get(kind_of(event))
    if reader is None:
        raise msgspec.ValidationError(f"unknown kind: {kind_of(event)}")
    return reader(event)


def call_of(event: Envelope) -> str:
    """The id of the call that an event is about; "" when it is about none.

    Events of recordings, wrap-ups, texts, ratings and look-ups during a call are about that call.
    """
    match kind_of(event):
        case "call" | "recording" | "consulted" | "rating":
            return subject_id(event)
        case "agent" | "text" | "invitation":
            call = event.data.get("call", "")
            return call if isinstance(call, str) else ""
        case _:
            return ""
