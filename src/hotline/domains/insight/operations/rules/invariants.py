"""Invariants that must always hold, and what violates them.

The rules compare what several processes have left behind and do not rely on what any process holds about itself. A
violation that the next look does not find again was only a change in between.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.insight.operations.rules.thresholds import Level
from hotline.domains.voice.calls.ports import CallDoc, LegRole, PartyStatus, Phase

#: Alarms of this kind of id are raised and ended here.
INVARIANT = "invariant-"
#: Alarms for single violations of an invariant; one more stands for all the rest.
ALARMS_EACH = 10
#: A talk's end and the next one's beginning are told by different processes.
SLACK = timedelta(seconds=1)
#: A third party who is only rung, or not even that, is on no call yet.
NOT_YET = (PartyStatus.REQUESTED, PartyStatus.RINGING)


class Invariant(StrEnum):
    RECORDED = "invariant_recorded"  # every answered call has a recording
    ONE_CALL = "invariant_one_call"  # no agent is on two calls
    FOLDED = "invariant_folded"  # every event is in the log once, and every row says what the log says
    OPEN = "invariant_open"  # every open call has its lines in the switch


LEVELS = {Invariant.RECORDED: Level.WARN, Invariant.ONE_CALL: Level.URGENT, Invariant.FOLDED: Level.URGENT}


class Violation(NamedTuple):
    """A state that contradicts an invariant."""

    invariant: Invariant
    #: The subject concerned.
    about: str
    #: A sentence that names calls and agents, never a citizen.
    text: str
    call: str = ""
    agent: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.invariant.value, self.about


class TalkSpan(NamedTuple):
    """A talk as the call's record has it."""

    agent: str
    call: str
    start: datetime
    end: datetime | None

    @property
    def reach(self) -> datetime:
        """The end of the talk, or the end of time while it lasts."""
        return self.end or datetime.max.replace(tzinfo=UTC)


# Every answered call has a recording ---------------------------------------------------------------------------------

WITHOUT = {
    "unchecked": "通话 {call} 结束已久，录音未核对。请运维查看后台作业。",
    "missing": "通话 {call} 的录音文件缺失。请运维查看录音存储。",
}


def unrecorded(faults: Mapping[str, str]) -> list[Violation]:
    """Call -> a key of WITHOUT."""
    return [
        Violation(Invariant.RECORDED, f"call/{call}", WITHOUT[why].format(call=call), call)
        for call, why in faults.items()
    ]


# No agent is on two calls --------------------------------------------------------------------------------------------


def on_two_calls(calls: Iterable[CallDoc], talks: Iterable[TalkSpan]) -> list[Violation]:
    """Now, by the live documents; and lately, by the records."""
    together: dict[str, set[str]] = defaultdict(set)
    for agent, call in _engaged(calls):
        together[agent].add(call)
    for agent, overlapping in _overlapping(talks):
        together[agent] |= overlapping
    return [_twice(agent, found) for agent, found in sorted(together.items()) if len(found) > 1]


def _engaged(calls: Iterable[CallDoc]) -> Iterator[tuple[str, str]]:
    for call in calls:
        legs, party = call.inside.legs, call.party
        if call.phase is Phase.TALKING and LegRole.AGENT in legs:
            yield call.agent, call.id
        if party is not None and party.agent and LegRole.PARTY in legs and party.status not in NOT_YET:
            yield party.agent, call.id


def _overlapping(talks: Iterable[TalkSpan]) -> Iterator[tuple[str, set[str]]]:
    furthest: dict[str, TalkSpan] = {}
    for talk in sorted(talks, key=lambda talk: talk.start):
        before = furthest.get(talk.agent)
        if before is not None and before.call != talk.call and talk.start < before.reach - SLACK:
            yield talk.agent, {before.call, talk.call}
        if before is None or talk.reach > before.reach:
            furthest[talk.agent] = talk


def _twice(agent: str, calls: Collection[str]) -> Violation:
    named = sorted(calls)
    text = f"坐席 {agent} 同时在 {len(named)} 通通话上：{'、'.join(named[:3])}。"
    return Violation(Invariant.ONE_CALL, f"agent/{agent}", text, named[0], agent)


# Every event folded once ---------------------------------------------------------------------------------------------


def unfolded(*, lacking: Mapping[str, int], unlike: Iterable[str], parked: int, behind: int) -> list[Violation]:
    """Violations of the invariant that the log and the rows agree.

    ``lacking``: subject -> number of its event that the log lacks. ``unlike``: subjects whose rows differ. ``behind``:
    events that the bus had at the last look and the log still lacks.
    """
    found = {about: f"{about} 的话单或时段与事件日志不一致。请运维运行 hotline rebuild-calls。" for about in unlike}
    found |= {about: f"{about} 的第 {seq} 条事件不在日志里。请运维查看投影器。" for about, seq in lacking.items()}
    if parked:
        found["log/parked"] = f"{parked} 条事件未记入日志，已搁置。请运维运行 hotline verify-log。"
    if behind:
        found["log/stream"] = f"总线上 {behind} 条事件数分钟未记入日志。请运维查看投影器。"
    return [Violation(Invariant.FOLDED, about, text, *_where(about)) for about, text in found.items()]


def _where(about: str) -> tuple[str, str]:
    """Call and agent."""
    kind, _, id = about.partition("/")
    return (id if kind == "call" else ""), (id if kind == "agent" else "")


# Open calls exist in the switch --------------------------------------------------------------------------------------


def not_in_switch(calls: Iterable[CallDoc], channels: Collection[str]) -> list[Violation]:
    """Calls of one node, and the channels its switch has."""
    text = "通话 {call} 显示进行中，交换机中无线路。请运维查看呼叫控制。"
    return [
        Violation(Invariant.OPEN, f"call/{call.id}", text.format(call=call.id), call.id)
        for call in calls
        if not _is_carried(call, channels)
    ]


def _is_carried(call: CallDoc, channels: Collection[str]) -> bool:
    """Tests whether the switch has the call's channels.

    A caller who accepted a callback has hung up and keeps the place in the queue without a channel.
    """
    legs = call.inside.legs
    named = {legs[role] for role in (LegRole.CALLER, LegRole.AGENT) if role in legs}
    return named <= set(channels) if named else call.phase is Phase.CALLBACK_WAITING


def forgotten(open_records: Iterable[str], calls: Iterable[CallDoc]) -> list[Violation]:
    """Calls whose record has no end and that nobody holds."""
    text = "通话 {call} 的话单未结束，但通话不存在。请运维查看呼叫控制。"
    lost = set(open_records) - {call.id for call in calls}
    return [Violation(Invariant.OPEN, f"call/{call}", text.format(call=call), call) for call in sorted(lost)]


# What becomes of it --------------------------------------------------------------------------------------------------


def confirmed(first: Iterable[Violation], second: Iterable[Violation]) -> list[Violation]:
    """Seen in both looks, as the later one has it."""
    before = {violation.key for violation in first}
    return [violation for violation in second if violation.key in before]


class CallStep(NamedTuple):
    """``mended`` are keys."""

    fresh: list[Violation]
    mended: list[tuple[str, str]]


def turn(found: Iterable[Violation], open: Collection[tuple[str, str]], checked: Collection[Invariant]) -> CallStep:
    """The alarms to raise and to clear after a look. What could not be checked stays as it was."""
    reported: dict[tuple[str, str], Violation] = {}
    by_invariant: dict[Invariant, list[Violation]] = defaultdict(list)
    for violation in found:
        by_invariant[violation.invariant].append(violation)
    for invariant, violations in by_invariant.items():
        known_first = sorted(violations, key=lambda violation: violation.key not in open)
        reported |= {violation.key: violation for violation in known_first[:ALARMS_EACH]}
        if len(violations) > ALARMS_EACH:
            rest = Violation(invariant, "invariants/rest", "同类问题还有更多，总数见健康页。")
            reported[rest.key] = rest
    codes = {invariant.value for invariant in checked}
    mended = [key for key in open if key not in reported and key[0] in codes]
    return CallStep([violation for key, violation in reported.items() if key not in open], mended)


def is_invariant(alarm_id: str) -> bool:
    """Tests whether these rules raise and clear the alarm."""
    return alarm_id.startswith(INVARIANT)


def level_of(invariant: Invariant) -> Level:
    return LEVELS.get(invariant, Level.WARN)
