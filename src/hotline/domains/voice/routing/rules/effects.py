"""Effects of a decision outside the routing state. The routing state collects them, and the router carries them out."""

from dataclasses import dataclass, field
from datetime import datetime

from hotline.domains.voice.routing.rules.messages import Offer, Withdraw
from hotline.events.routing import AgentFact
from hotline.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class SendOffer:
    node: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class SendWithdraw:
    node: str
    withdraw: Withdraw


@dataclass(frozen=True, slots=True)
class Emit:
    """A fact about an agent, to be announced under this number of the agent's subject."""

    agent: str
    seq: int
    at: datetime
    actor: Actor
    fact: AgentFact


@dataclass(slots=True)
class Effects:
    """``agents`` and ``queues`` name documents that changed."""

    sends: list[SendOffer | SendWithdraw] = field(default_factory=list)
    facts: list[Emit] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    queues: set[str] = field(default_factory=set)
