"""The ACD's wire types: requests of callcontrol and desks to the router, of the router to callcontrol, and documents.

docs/bus.md lists subjects and buckets. Everything is JSON by msgspec; moments are UTC. The rules own the types; other
domains import them from here.
"""

from hotline.domains.voice.routing.rules.configuration import (
    AI_SKILL,
    DEFAULT_REASONS,
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
    SeatAgentCommand,
    SignIn,
    SignOut,
)

__all__ = [
    "AI_SKILL",
    "DEFAULT_REASONS",
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
    "SeatAgentCommand",
    "SignIn",
    "SignOut",
    "Take",
    "TalkOver",
    "TemporarySkillConfig",
    "Withdraw",
    "own_notice",
]
