"""Caps on outbound calls: per agent, for all together, at once and to one number; counted by Beijing hours and days.

One set of counters serves all nodes. It is changed only over the version last read, so that two nodes at once cannot
both take the last call that a cap leaves.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from hotline.kernel.clock import BEIJING

WARN_SHARE = 0.8
#: A leg rings, and its last words are spoken, at most so long besides the talk.
AROUND_TALK = timedelta(minutes=15)


class Cap(StrEnum):
    """What is limited, as ``Limits`` calls it."""

    AGENT_HOUR = "agent_hour"
    AGENT_DAY = "agent_day"
    AGENT_LIVE = "agent_live"
    ALL_HOUR = "all_hour"
    ALL_DAY = "all_day"
    ALL_LIVE = "all_live"
    NUMBER_DAY = "number_day"

    @property
    def is_of_agent(self) -> bool:
        return self in (Cap.AGENT_HOUR, Cap.AGENT_DAY, Cap.AGENT_LIVE)

    @property
    def is_of_number(self) -> bool:
        return self is Cap.NUMBER_DAY


class Limits(msgspec.Struct, frozen=True):
    """Upper limits of outbound calls. ``…_live``: calls at once. ``talk_minutes``: of one call, from its answer on."""

    agent_hour: int = 30
    agent_day: int = 150
    agent_live: int = 5
    all_hour: int = 600
    all_day: int = 5000
    all_live: int = 60
    number_day: int = 12
    talk_minutes: int = 60

    def of(self, cap: Cap) -> int:
        return int(getattr(self, cap.value))


BUILTIN_LIMITS = Limits()
#: The most that can be set.
HIGHEST = Limits(300, 2000, 20, 20_000, 100_000, 2000, 200, 240)
LIMIT_LABELS = {
    "agent_hour": "每个坐席每小时",
    "agent_day": "每个坐席每天",
    "agent_live": "每个坐席同时在线",
    "all_hour": "全场每小时",
    "all_day": "全场每天",
    "all_live": "全场同时在线",
    "number_day": "同一个号码每天",
    "talk_minutes": "每通最长分钟",
}
SENTENCES = {
    Cap.AGENT_HOUR: "您本小时的外呼已达上限 {limit} 通，请下个整点后再拨。紧急时请联系班长。",
    Cap.AGENT_DAY: "您今天的外呼已达上限 {limit} 通，请明天再拨。紧急时请联系班长。",
    Cap.AGENT_LIVE: "您同时在线的外呼已达上限 {limit} 通，请等其中一通结束再拨。",
    Cap.ALL_HOUR: "全场本小时的外呼已达上限 {limit} 通，请下个整点后再拨。紧急时请联系班长。",
    Cap.ALL_DAY: "全场今天的外呼已达上限 {limit} 通，请明天再拨。紧急时请联系班长。",
    Cap.ALL_LIVE: "全场同时在线的外呼已达上限 {limit} 通，请稍后再拨。",
    Cap.NUMBER_DAY: "这个号码今天已拨打 {limit} 次，不能再拨，请明天再拨。",
}


class AgentCount(msgspec.Struct, frozen=True):
    """Calls of one agent in the day and hour that are counted."""

    day: int = 0
    hour: int = 0


class LiveCall(msgspec.Struct, frozen=True):
    """A leg outside that rings or talks. ``agent``: "" for a place in line that is rung back."""

    agent: str
    node: str
    since: datetime


class Counters(msgspec.Struct, frozen=True):
    """``day`` and ``hour`` (0 to 23) in Beijing say what is counted; ``live``: channel -> leg."""

    day: str = ""
    hour: int = -1
    all_day: int = 0
    all_hour: int = 0
    agents: Mapping[str, AgentCount] = {}
    live: Mapping[str, LiveCall] = {}

    def count(self, cap: Cap, agent: str) -> int:
        mine = self.agents.get(agent, AgentCount())
        match cap:
            case Cap.AGENT_HOUR:
                return mine.hour
            case Cap.AGENT_DAY:
                return mine.day
            case Cap.AGENT_LIVE:
                return sum(leg.agent == agent for leg in self.live.values())
            case Cap.ALL_HOUR:
                return self.all_hour
            case Cap.ALL_DAY:
                return self.all_day
            case Cap.ALL_LIVE:
                return len(self.live)
            case Cap.NUMBER_DAY:
                raise ValueError("a number has a count of its own")


class NumberCount(msgspec.Struct, frozen=True):
    """How often one number was rung on a Beijing day."""

    day: str = ""
    count: int = 0


class CapRefusal(NamedTuple):
    cap: Cap
    limit: int

    @property
    def text(self) -> str:
        return SENTENCES[self.cap].format(limit=self.limit)


class Crossing(NamedTuple):
    """A count that has just come to 80 or 100 per cent of its cap. ``agent``: "" where the cap is everybody's."""

    cap: Cap
    percent: int
    calls: int
    limit: int
    agent: str


class Admitted(NamedTuple):
    counters: Counters
    crossings: tuple[Crossing, ...]


def as_of(counters: Counters, now: datetime, limits: Limits) -> Counters:
    """What counts at this moment. Legs of a node that died are forgotten once no talk can have lasted so long."""
    local = now.astimezone(BEIJING)
    day, oldest = local.date().isoformat(), now - timedelta(minutes=limits.talk_minutes) - AROUND_TALK
    live = {channel: leg for channel, leg in counters.live.items() if leg.since > oldest}
    if counters.day != day:
        return Counters(day, local.hour, live=live)
    if counters.hour != local.hour:
        agents = {agent: replace(count, hour=0) for agent, count in counters.agents.items()}
        return replace(counters, hour=local.hour, all_hour=0, agents=agents, live=live)
    return replace(counters, live=live)


def refusal_of(counters: Counters, agent: str, limits: Limits) -> CapRefusal | None:
    """Which cap leaves no further call; ``counters`` as of now. ``agent`` "": only the caps of all together count."""
    for cap in _caps_of(agent):
        if counters.count(cap, agent) >= limits.of(cap):
            return CapRefusal(cap, limits.of(cap))
    return None


def admit(counters: Counters, channel: str, leg: LiveCall, limits: Limits) -> Admitted | CapRefusal:
    """Count one more call, or say which cap leaves none. A channel counted already is no further call."""
    before = as_of(counters, leg.since, limits)
    if channel in before.live:
        return Admitted(before, ())
    if refusal := refusal_of(before, leg.agent, limits):
        return refusal
    mine = before.agents.get(leg.agent, AgentCount())
    counted = {leg.agent: AgentCount(mine.day + 1, mine.hour + 1)} if leg.agent else {}
    after = replace(
        before,
        all_day=before.all_day + 1,
        all_hour=before.all_hour + 1,
        agents={**before.agents, **counted},
        live={**before.live, channel: leg},
    )
    crossings = (crossing_of(cap, after.count(cap, leg.agent), limits, leg.agent) for cap in _caps_of(leg.agent))
    return Admitted(after, tuple(crossing for crossing in crossings if crossing is not None))


def released(counters: Counters, channels: Iterable[str]) -> Counters:
    """These legs are over; they stay counted in their hour and day."""
    gone = set(channels) & counters.live.keys()
    if not gone:
        return counters
    return replace(counters, live={channel: leg for channel, leg in counters.live.items() if channel not in gone})


def admit_number(count: NumberCount, now: datetime, limits: Limits) -> tuple[NumberCount, Crossing | None] | CapRefusal:
    """Count one more call to this number."""
    day = now.astimezone(BEIJING).date().isoformat()
    before = count.count if count.day == day else 0
    if before >= limits.number_day:
        return CapRefusal(Cap.NUMBER_DAY, limits.number_day)
    return NumberCount(day, before + 1), crossing_of(Cap.NUMBER_DAY, before + 1, limits, "")


def taken_back(count: NumberCount) -> NumberCount:
    """The call was not made after all."""
    return replace(count, count=max(count.count - 1, 0))


def crossing_of(cap: Cap, count: int, limits: Limits, agent: str) -> Crossing | None:
    """What the last call brought this count to, if anything; a small cap goes straight to 100 per cent."""
    limit = limits.of(cap)
    whose = agent if cap.is_of_agent else ""
    if count == limit:
        return Crossing(cap, 100, count, limit, whose)
    if count - 1 < limit * WARN_SHARE <= count:
        return Crossing(cap, 80, count, limit, whose)
    return None


def wrong_limit(limits: Limits) -> str:
    """A sentence for whoever sets them, "" when all is well."""
    for name, label in LIMIT_LABELS.items():
        highest = getattr(HIGHEST, name)
        if not 1 <= getattr(limits, name) <= highest:
            return f"“{label}”填 1 到 {highest}。"
    for lower, upper in (("agent_hour", "agent_day"), ("all_hour", "all_day"), ("agent_hour", "all_hour")):
        if getattr(limits, lower) > getattr(limits, upper):
            return f"“{LIMIT_LABELS[lower]}”不能多于“{LIMIT_LABELS[upper]}”，请改正。"
    return ""


def _caps_of(agent: str) -> tuple[Cap, ...]:
    mine = (Cap.AGENT_HOUR, Cap.AGENT_DAY, Cap.AGENT_LIVE) if agent else ()
    return (*mine, Cap.ALL_HOUR, Cap.ALL_DAY, Cap.ALL_LIVE)
