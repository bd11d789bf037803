"""Ids: opaque strings that are safe as file names, NATS subject tokens and key-value keys."""

import uuid
from typing import NewType

CallId = NewType("CallId", str)
AgentId = NewType("AgentId", str)
OfferId = NewType("OfferId", str)
QueueId = NewType("QueueId", str)


def new_id(prefix: str) -> str:
    """A new id such as ``offer-5f3a…``: 96 random bits, so two never meet."""
    return f"{prefix}-{uuid.uuid4().hex[:24]}"


def call_id_of(channel_id: str) -> CallId:
    """The id of the call that came in on this trunk channel. It is derived, so a process that finds the channel again
    gets the same id.
    """
    return CallId(channel_id.replace(".", "-"))
