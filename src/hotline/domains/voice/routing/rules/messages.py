"""What callcontrol and router tell each other. Subjects are listed in docs/bus.md; moments are UTC."""

from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.domains.voice.routing.rules.documents import Direction

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


class Reserve(msgspec.Struct, frozen=True):
    """``router.reserve``: offer this call to this very agent, for a consultation or a transfer.

    ``offer`` is named by who asks, so that repeating is harmless. Done: an Offer follows. Refused: ``agent_busy``.
    """

    offer: str
    call: str
    node: str
    agent: str
    queue: str


class Take(msgspec.Struct, frozen=True):
    """``router.take``: this agent dials out, nobody else may have them. Refused: ``agent_busy``.

    ``offer`` is named by who asks, so that repeating is harmless. No Offer follows: who took the agent rings them.
    """

    offer: str
    call: str
    node: str
    agent: str


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
    """``router.talk_over``: the agent is free of the caller and goes into wrap-up.

    ``unmet``: why the citizen whom the agent dialled was not reached; there is nothing to wrap up then.
    ``directed``: the leader who ended the talk; ``switch_lost``: nobody did, the switch died.
    """

    offer: str
    call: str
    agent: str
    at: datetime
    unmet: str = ""
    directed: Direction | None = None
    switch_lost: bool = False


class OpenOffer(msgspec.Struct, frozen=True):
    offer: str
    call: str
    agent: str


class HeldCalls(msgspec.Struct, frozen=True):
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
