"""Names of things. Ids are opaque strings, safe as file names, NATS subject tokens and key-value keys."""

import uuid
from typing import NewType

CallId = NewType("CallId", str)
AgentId = NewType("AgentId", str)
OfferId = NewType("OfferId", str)
QueueId = NewType("QueueId", str)


def new_id(prefix: str) -> str:
    """A fresh id such as ``offer-5f3a…``: 96 random bits, enough never to meet twice."""
    return f"{prefix}-{uuid.uuid4().hex[:24]}"


def call_id_of(channel_id: str) -> CallId:
    """The call a trunk channel brought in. Derived, so that whoever finds the channel again finds the same call."""
    return CallId(channel_id.replace(".", "-"))
