"""The ACD's wire: what callcontrol and desks ask of the router, what the router asks of callcontrol, what desks see.

Subjects and buckets are listed in docs/bus.md. Everything is JSON by msgspec; moments are UTC.
"""

from datetime import datetime
from enum import StrEnum

import msgspec


class AgentState(StrEnum):
    SIGNED_OUT = "signed_out"
    NOT_READY = "not_ready"
    READY = "ready"
    RINGING = "ringing"
    TALKING = "talking"
    WRAP_UP = "wrap_up"
    MISSED = "missed"  # let an offer ring out: set aside until the agent says ready again


# Configuration, as published to the key-value bucket "config" --------------------------------------------------


class Overflow(msgspec.Struct, frozen=True):
    """After this many seconds of waiting, agents with ``skill`` may take the call too."""

    after_seconds: int
    skill: str


class QueueConfig(msgspec.Struct, frozen=True):
    id: str
    name: str
    skill: str
    ring_seconds: int = 20
    wrap_up_seconds: int = 60
    callback_after_seconds: int = 60
    announce_every_seconds: int = 30
    overflow: tuple[Overflow, ...] = ()


class AgentConfig(msgspec.Struct, frozen=True):
    """``skills``: skill -> level, 1 (learning) … 5 (expert)."""

    id: str
    name: str
    group: str
    skills: dict[str, int]


class RoutingConfig(msgspec.Struct, frozen=True):
    """Key ``routing`` of bucket ``config``: one versioned snapshot for the router and callcontrol."""

    version: int
    queues: tuple[QueueConfig, ...]
    agents: tuple[AgentConfig, ...]
    not_ready_reasons: tuple[str, ...] = ("小休", "用餐", "培训", "会议", "外呼")


# callcontrol -> router -----------------------------------------------------------------------------------------


class Enqueue(msgspec.Struct, frozen=True):
    """``router.enqueue``. Repeating it is harmless: ``since`` keeps the place. ``head`` puts a broken talk first."""

    call: str
    node: str
    queue: str
    since: datetime
    priority: int = 0
    head: bool = False
    prefer_agent: str = ""
    callback: bool = False
    passed_over: tuple[str, ...] = ()


class Dequeue(msgspec.Struct, frozen=True):
    """``router.dequeue``: the caller is gone or served elsewhere."""

    call: str


class PositionQuery(msgspec.Struct, frozen=True):
    """``router.position``."""

    call: str


class Position(msgspec.Struct, frozen=True):
    """Place in line from 1 and expected wait; place 0: not waiting."""

    place: int
    expected_wait_seconds: int


class OfferOutcome(StrEnum):
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    FAILED = "failed"
    CALLER_GONE = "caller_gone"


class OfferResult(msgspec.Struct, frozen=True):
    """``router.offer_result``."""

    offer: str
    call: str
    agent: str
    outcome: OfferOutcome
    at: datetime


class TalkOver(msgspec.Struct, frozen=True):
    """``router.talk_over``: the agent is free of the caller and goes into wrap-up."""

    offer: str
    call: str
    agent: str
    at: datetime


class OpenOffer(msgspec.Struct, frozen=True):
    offer: str
    call: str
    agent: str


class RollCall(msgspec.Struct, frozen=True):
    """All a callcontrol knows: reply to ``callcontrol.roll_call`` and, unasked at its start, ``router.roll_call``."""

    node: str
    waiting: tuple[Enqueue, ...]
    ringing: tuple[OpenOffer, ...]
    talking: tuple[OpenOffer, ...]


# router -> callcontrol -----------------------------------------------------------------------------------------


class Offer(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.offer``: ring this agent for this caller; answered with Ack."""

    offer: str
    call: str
    agent: str
    endpoint: str
    ring_seconds: int


class Withdraw(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.withdraw``: stop ringing."""

    offer: str
    call: str


class Ack(msgspec.Struct, frozen=True):
    """The answer to a request: done, or why not. ``code`` and ``message`` as in kernel.errors."""

    ok: bool = True
    code: str = ""
    message: str = ""
    status: int = 200


# desk -> router: subject "router.agent" ------------------------------------------------------------------------


class AgentCommand(msgspec.Struct, frozen=True, tag_field="do"):
    agent: str


class SignIn(AgentCommand, frozen=True, tag="sign_in"):
    """``device``: browser or phone; ``desk`` names this page load; ``takeover`` ends the desk that is signed in."""

    device: str
    node: str
    endpoint: str
    desk: str
    takeover: bool = False


class SignOut(AgentCommand, frozen=True, tag="sign_out"):
    why: str = "asked"


class GetReady(AgentCommand, frozen=True, tag="ready"):
    pass


class GetNotReady(AgentCommand, frozen=True, tag="not_ready"):
    """In a talk it takes effect after the wrap-up."""

    reason: str


class SaveWrapUp(AgentCommand, frozen=True, tag="save_wrap_up"):
    """``then``: ready, not_ready, or stay (a draft). ``notes_*`` is the sealed text, empty when there is none."""

    call: str
    topic: str
    disposition: str
    sensitive: bool
    notes_masked: str = ""
    notes_cipher: str = ""
    notes_index: str = ""
    then: str = "stay"


class ExtendWrapUp(AgentCommand, frozen=True, tag="extend_wrap_up"):
    call: str
    reason: str


AnyAgentCommand = SignIn | SignOut | GetReady | GetNotReady | SaveWrapUp | ExtendWrapUp


class AgentReply(msgspec.Struct, frozen=True):
    """The agent's document after the command, or the refusal."""

    ack: Ack
    agent: "AgentDoc | None" = None


# Live documents, as held in key-value buckets ------------------------------------------------------------------


class AgentDoc(msgspec.Struct, frozen=True):
    """Bucket ``agents``, key the agent's number. Owned by the router, which reads it back when it starts.

    ``since`` when the state began, ``until`` when wrap-up ends, ``next_state``/``next_reason`` what was asked for
    meanwhile, ``seq`` the last event number of subject ``agent/<id>``, ``idle_since`` for longest idle.
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
