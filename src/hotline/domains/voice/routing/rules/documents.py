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
    """A leader's direction to an agent: ``to`` ready, not_ready, signed_out or hang_up; by whom and why."""

    to: Annotated[str, known("ready", "not_ready", "signed_out", "hang_up")]
    by: str
    by_name: str
    why: str
    at: datetime


class AgentDoc(msgspec.Struct, frozen=True):
    """An agent as the router knows it: bucket ``agents``, key the agent's number.

    The router owns the document and reads it back when it starts.
    """

    id: str
    name: str
    group: str
    #: Skill -> level 1 … 5 at this moment, temporary skills included.
    skills: dict[str, int]
    state: AgentState
    #: When the state began.
    since: datetime
    reason: str = ""
    #: When wrap-up ends.
    until: datetime | None = None
    device: str = ""
    node: str = ""
    endpoint: str = ""
    desk: str = ""
    offer: str = ""
    call: str = ""
    queue: str = ""
    extended: bool = False
    #: State requested for after the call, with its ``next_reason``.
    next_state: str = ""
    next_reason: str = ""
    #: Orders agents by the longest idle time.
    idle_since: datetime | None = None
    #: Last event number of subject ``agent/<id>``.
    seq: int = 0
    #: Node whose callcontrol holds the call.
    call_node: str = ""
    #: The last outgoing call that reached nobody.
    unmet_call: str = ""
    #: Why that call reached nobody.
    unmet: str = ""
    #: A leader's last direction, until the agent chooses a state again.
    directed: Direction | None = None
    #: The last call that ended because the switch died.
    lost_call: str = ""
    #: The temporary skills among ``skills``.
    loans: tuple[TemporarySkillConfig, ...] = ()
    is_ai: bool = False


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
