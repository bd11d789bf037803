"""Messages between callcontrol and router. docs/bus.md lists the subjects; moments are UTC."""

from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.domains.voice.routing.rules.documents import Direction

# callcontrol -> router -----------------------------------------------------------------------------------------


class Enqueue(msgspec.Struct, frozen=True):
    """``router.enqueue``. Repeating it is harmless: ``since`` keeps the place. ``head`` puts a broken talk first;
    ``people_only``: no AI seat is offered the caller.
    """

    call: str
    node: str
    queue: str
    since: datetime
    priority: int = 0
    head: bool = False
    prefer_agent: str = ""
    callback: bool = False
    passed_over: tuple[str, ...] = ()
    people_only: bool = False


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
    """``router.reserve``: offer this call to this agent only, for a consultation or a transfer.

    The requester names ``offer``, so that repeating is harmless. Done: an Offer follows. Refused: ``agent_busy``.
    """

    offer: str
    call: str
    node: str
    agent: str
    queue: str


class Take(msgspec.Struct, frozen=True):
    """``router.take``: reserve an agent who dials out. Refused: ``agent_busy``.

    The sender names the ``offer``, so that a repeat is harmless. No Offer follows: the sender rings the agent itself.
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
    """``router.talk_over``: the agent has finished with the caller and goes into wrap-up."""

    offer: str
    call: str
    agent: str
    at: datetime
    #: Why the citizen whom the agent dialled was not reached; there is no wrap-up then.
    unmet: str = ""
    #: The leader who ended the talk.
    directed: Direction | None = None
    #: The talk ended because the switch died.
    switch_lost: bool = False


class OpenOffer(msgspec.Struct, frozen=True):
    offer: str
    call: str
    agent: str


class HeldCalls(msgspec.Struct, frozen=True):
    """All calls of a callcontrol: the reply to ``callcontrol.roll_call``, and at its start sent to
    ``router.roll_call``.
    """

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
