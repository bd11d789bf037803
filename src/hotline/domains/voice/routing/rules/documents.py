"""Live documents, as held in key-value buckets and mirrored on screens."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from hotline.domains.voice.routing.rules.configuration import TemporarySkillConfig
from hotline.kernel.published import known


class AgentState(StrEnum):
    SIGNED_OUT = "signed_out"
    NOT_READY = "not_ready"
    READY = "ready"
    RINGING = "ringing"
    TALKING = "talking"
    WRAP_UP = "wrap_up"
    MISSED = "missed"  # let an offer ring out: set aside until the agent says ready again


class Direction(msgspec.Struct, frozen=True):
    """A leader's word to an agent: ``to`` ready, not_ready, signed_out, or hang_up; by whom and why."""

    to: Annotated[str, known("ready", "not_ready", "signed_out", "hang_up")]
    by: str
    by_name: str
    why: str
    at: datetime


class AgentDoc(msgspec.Struct, frozen=True):
    """Bucket ``agents``, key the agent's number. Owned by the router, which reads it back when it starts.

    ``since`` when the state began, ``until`` when wrap-up ends, ``next_state``/``next_reason`` what was asked for
    meanwhile, ``seq`` the last event number of subject ``agent/<id>``, ``idle_since`` for longest idle, ``call_node``
    whose callcontrol holds the call at hand, ``unmet`` why whom they dialled last (call
    ``unmet_call``) was not reached, ``directed`` what a leader did last, until the agent chooses a state again,
    ``lost_call`` the last call that the switch took with it when it died.
    ``skills`` are those of this moment; ``loans`` says which of them are lent.
    """

    id: str
    name: str
    group: str
    skills: dict[str, int]
    state: AgentState
    since: datetime
    reason: str = ""
    until: datetime | None = None
    device: str = ""
    node: str = ""
    endpoint: str = ""
    desk: str = ""
    offer: str = ""
    call: str = ""
    queue: str = ""
    extended: bool = False
    next_state: str = ""
    next_reason: str = ""
    idle_since: datetime | None = None
    seq: int = 0
    call_node: str = ""
    unmet_call: str = ""
    unmet: str = ""
    directed: Direction | None = None
    lost_call: str = ""
    loans: tuple[TemporarySkillConfig, ...] = ()


class QueueDoc(msgspec.Struct, frozen=True):
    """Bucket ``queues``, key the queue id. Published by the router on change, at most twice a second."""

    id: str
    name: str
    waiting: int
    callbacks: int
    oldest_since: datetime | None
    ready: int
    signed_in: int
    expected_wait_seconds: int
    at: datetime
