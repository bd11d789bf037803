"""Observations on the floor that are compared with thresholds: at most one of each kind and subject."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from hotline.domains.insight.operations.rules.away import name_of
from hotline.domains.insight.operations.rules.floor import FloorNow
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import AgentDoc, AgentState

UNREST = "unrest"
#: Levels of unrest in what a citizen says of which a leader is notified at once.
ALERTING = ("红", "橙")
ON_THE_LINE = (Phase.QUEUED, Phase.OFFERED)


class Observation(msgspec.Struct, frozen=True):
    """A measured value on the floor."""

    kind: str
    about: str
    #: Seconds, or a share.
    value: float
    #: The beginning of the alarm's sentence.
    text: str
    since: datetime | None = None
    calls: int = 0
    queue: str = ""
    group: str = ""
    agent: str = ""
    call: str = ""


def observations(floor: FloorNow, now: datetime) -> list[Observation]:
    """Calls of a test alarm nobody."""
    calls = [call for call in floor.calls if not call.test]
    agents = {agent.id: agent for agent in floor.agents}
    return [
        *_unrest(calls, floor, agents),
        *_longest_waits(calls, floor, now),
        *_rates(floor),
        *_talks(calls, agents, now),
        *_seats(floor, {call.id for call in floor.calls}, now),
        *_away(floor, now),
    ]


def _unrest(calls: Iterable[CallDoc], floor: FloorNow, agents: dict[str, AgentDoc]) -> Iterator[Observation]:
    for call in calls:
        level = floor.unrest_in_talk.get(call.id, "")
        is_urgent = UNREST in (*call.reasons, *call.inside.talk_reasons)
        if is_urgent or level in ALERTING:
            agent = call.agent if call.talk_started_at else ""
            what = "有“紧急情况”来电" if is_urgent else f"{call.agent} 的通话疑似不稳定因素（{level}），请监听"
            text = f"{_named(floor, call.queue)}{what}"
            group = agents[agent].group if agent in agents else ""
            yield Observation(UNREST, f"call/{call.id}", 1, text, None, 0, call.queue, group, agent, call.id)


def _longest_waits(calls: Iterable[CallDoc], floor: FloorNow, now: datetime) -> Iterator[Observation]:
    """The longest wait on the line of each queue. A caller who accepted the call-back does not wait on the line."""
    longest: dict[str, CallDoc] = {}
    for call in calls:
        if call.queued_at is None or call.callback or call.phase not in ON_THE_LINE:
            continue
        first = longest.get(call.queue)
        if first is None or first.queued_at is None or call.queued_at < first.queued_at:
            longest[call.queue] = call
    for queue, call in longest.items():
        assert call.queued_at is not None, "who waits has waited since a moment"
        since, text = call.queued_at, f"{_named(floor, queue)}最长已等待"
        yield Observation("wait", f"queue/{queue}", _seconds(since, now), text, since, queue=queue, call=call.id)


def _rates(floor: FloorNow) -> Iterator[Observation]:
    for queue, rate in floor.rates.items():
        if rate.recent_answer_rate is not None:
            about = f"queue/{queue}" if queue else "floor/all"
            text = f"{_named(floor, queue) if queue else '全场'}近 15 分钟接通率"
            share, calls = rate.recent_answer_rate, rate.recent_calls
            yield Observation("answer_rate", about, share, text, calls=calls, queue=queue)


def _talks(calls: Iterable[CallDoc], agents: dict[str, AgentDoc], now: datetime) -> Iterator[Observation]:
    for call in calls:
        if call.talk_started_at is None:
            continue
        agent = agents.get(call.agent)
        who, group = _who(call.agent, agent), agent.group if agent else ""
        measured = (
            ("talk", call.talk_started_at, f"{who} 已通话"),
            ("silence", call.silent_since, f"{who} 的通话静默"),
        )
        for kind, since, text in measured:
            if since is not None:
                about, value = f"call/{call.id}", _seconds(since, now)
                yield Observation(kind, about, value, text, since, 0, call.queue, group, call.agent, call.id)


def _seats(floor: FloorNow, calls: set[str], now: datetime) -> Iterator[Observation]:
    for agent in floor.agents:
        who, value = _who(agent.id, agent), _seconds(agent.since, now)
        kind, what = _of_seat(agent, calls)
        if kind:
            about, text = f"agent/{agent.id}", f"{who} {what}"
            yield Observation(kind, about, value, text, agent.since, 0, agent.queue, agent.group, agent.id, agent.call)


def _away(floor: FloorNow, now: datetime) -> Iterator[Observation]:
    for about, since in floor.away.items():
        kind, what = ("part_down", "无响应，已") if about.startswith("part/") else ("process_silent", "无心跳，已")
        name = name_of(about)
        gap = " " if name[-1:].isascii() else ""
        yield Observation(kind, about, _seconds(since, now), f"{name}{gap}{what}", since)


def _of_seat(agent: AgentDoc, calls: set[str]) -> tuple[str, str]:
    match agent.state:
        case AgentState.WRAP_UP:
            return "wrap_up", "话后已"
        case AgentState.RINGING:
            return "stuck", "的话机振铃无响应，已"
        case AgentState.MISSED:
            return "stuck", "漏接后未恢复就绪，已"
        case AgentState.TALKING if agent.call not in calls:
            return "stuck", "显示通话中但通话已结束，已"
        case _:
            return "", ""


def _seconds(since: datetime, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0)


def _who(id: str, agent: AgentDoc | None) -> str:
    return f"{id} {agent.name}" if agent and agent.name else id


def _named(floor: FloorNow, queue: str) -> str:
    return floor.queue_names.get(queue, queue)
