"""What the router and callcontrol are told to work by: key ``routing`` of bucket ``config``."""

import msgspec


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
