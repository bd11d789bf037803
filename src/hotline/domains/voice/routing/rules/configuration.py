"""The configuration of router and callcontrol: key ``routing`` of bucket ``config``."""

from datetime import datetime

import msgspec

#: Why an agent is not ready, where nobody has set other reasons.
DEFAULT_REASONS = ("小休", "用餐", "培训", "会议", "外呼")

#: The skill of AI seats, as they are set up, and the id of their queue.
AI_SKILL = "ai"


class Overflow(msgspec.Struct, frozen=True):
    """An overflow: after this many seconds of waiting, agents with ``skill`` may take the call too.

    Only ``share`` per cent of the callers, in tens, who begin to wait from ``first_hour`` to before ``until_hour``.
    """

    after_seconds: int
    skill: str
    share: int = 100
    first_hour: int = 0
    until_hour: int = 24


class QueueConfig(msgspec.Struct, frozen=True):
    id: str
    name: str
    skill: str
    ring_seconds: int = 20
    wrap_up_seconds: int = 60
    callback_after_seconds: int = 60
    announce_every_seconds: int = 30
    overflow: tuple[Overflow, ...] = ()


class TemporarySkillConfig(msgspec.Struct, frozen=True):
    """A skill that a leader, ``by``, lends an agent until a moment; ``only``: the agent's own skills rest meanwhile."""

    id: str
    skill: str
    level: int
    until: datetime
    by: str
    by_name: str
    why: str
    only: bool = False


class AgentConfig(msgspec.Struct, frozen=True):
    """An agent."""

    id: str
    name: str
    group: str
    #: The agent's own: skill to level, 1 (learning) … 5 (expert).
    skills: dict[str, int]
    #: Temporary skills, added to the agent's own until they end.
    loans: tuple[TemporarySkillConfig, ...] = ()
    #: A machine, see docs/ai-seats.md.
    is_ai: bool = False


class RoutingConfig(msgspec.Struct, frozen=True):
    """Key ``routing`` of bucket ``config``: one versioned snapshot for the router and callcontrol.

    ``skill_names``: skill -> what people call it.
    """

    version: int
    queues: tuple[QueueConfig, ...]
    agents: tuple[AgentConfig, ...]
    not_ready_reasons: tuple[str, ...] = DEFAULT_REASONS
    skill_names: dict[str, str] = {}
