"""The ACD's wire: what callcontrol and desks ask of the router, what the router asks of callcontrol, what desks see.

Subjects and buckets are listed in docs/bus.md. Everything is JSON by msgspec; moments are UTC. The types belong to the
rules, which decide by them; this is the door others come in by.
"""

from hotline.domains.voice.routing.rules.configuration import (
    AgentConfig,
    Overflow,
    QueueConfig,
    RoutingConfig,
    TemporarySkillConfig,
)
from hotline.domains.voice.routing.rules.documents import (
    AgentDoc,
    AgentState,
    Direction,
    QueueDoc,
)
from hotline.domains.voice.routing.rules.messages import (
    Ack,
    Dequeue,
    Enqueue,
    HeldCalls,
    Offer,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Position,
    PositionQuery,
    Reserve,
    Take,
    TalkOver,
    Withdraw,
)
from hotline.domains.voice.routing.rules.notices import NoticeDoc, OwnNotice, own_notice
from hotline.domains.voice.routing.rules.requests import (
    AgentCommand,
    AgentReply,
    AnyAgentCommand,
    Direct,
    ExtendWrapUp,
    GetNotReady,
    GetReady,
    SaveWrapUp,
    SignIn,
    SignOut,
)

__all__ = [
    "Ack",
    "AgentCommand",
    "AgentConfig",
    "AgentDoc",
    "AgentReply",
    "AgentState",
    "AnyAgentCommand",
    "Dequeue",
    "Direct",
    "Direction",
    "Enqueue",
    "ExtendWrapUp",
    "GetNotReady",
    "GetReady",
    "HeldCalls",
    "NoticeDoc",
    "Offer",
    "OfferOutcome",
    "OfferResult",
    "OpenOffer",
    "Overflow",
    "OwnNotice",
    "Position",
    "PositionQuery",
    "QueueConfig",
    "QueueDoc",
    "Reserve",
    "RoutingConfig",
    "SaveWrapUp",
    "SignIn",
    "SignOut",
    "Take",
    "TalkOver",
    "TemporarySkillConfig",
    "Withdraw",
    "own_notice",
]
