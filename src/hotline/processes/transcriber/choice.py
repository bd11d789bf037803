"""Which talks are written down where not all can be. Pure."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from hotline.domains.voice.calls.ports import CallDoc
from hotline.domains.voice.routing.ports import AgentConfig, RoutingConfig
from hotline.infrastructure.recording_settings import ChoiceRule, Transcripts
from hotline.infrastructure.transcripts import TranscribingState

URGENT = "unrest"
LEARNING = 1


class Choice(NamedTuple):
    """``running``: the calls to write down. ``others``: why the rest is not."""

    running: frozenset[str]
    others: Mapping[str, TranscribingState]


def is_of(process: int, processes: int, call: str) -> bool:
    """Whether this process, counted from 1, has the call."""
    return _digest(call) % max(processes, 1) == process - 1


def chosen(calls: Iterable[CallDoc], running: Collection[str], routing: RoutingConfig, rules: Transcripts) -> Choice:
    """What runs goes on, unless an earlier rule needs its place."""
    others = dict[str, TranscribingState]()
    ranked = list[tuple[int, bool, str]]()
    for call in calls:
        rank = _rank(call, routing, rules)
        if call.objected:
            others[call.id] = TranscribingState.NOT_RECORDED
        elif rank is None:
            others[call.id] = TranscribingState.NOT_CHOSEN
        else:
            ranked.append((rank, call.id not in running, call.id))
    ranked.sort()
    others |= {call: TranscribingState.FULL for _, _, call in ranked[rules.calls :]}
    return Choice(frozenset(call for _, _, call in ranked[: rules.calls]), others)


def is_between_people(call: CallDoc, routing: RoutingConfig) -> bool:
    """Whether an agent who is no machine has the caller."""
    agent = _agent(call, routing)
    return call.talk_started_at is not None and bool(call.agent) and not (agent is not None and agent.is_ai)


def _rank(call: CallDoc, routing: RoutingConfig, rules: Transcripts) -> int | None:
    """The place of the first rule that chooses the call; None where none does."""
    return next((rank for rank, rule in enumerate(rules.rules) if _chooses(rule, call, routing, rules)), None)


def _chooses(rule: ChoiceRule, call: CallDoc, routing: RoutingConfig, rules: Transcripts) -> bool:
    if rule == "unrest":
        return URGENT in (*call.reasons, *call.inside.talk_reasons)
    if rule == "learners":
        agent = _agent(call, routing)
        skill = next((queue.skill for queue in routing.queues if queue.id == call.queue), "")
        return agent is not None and agent.skills.get(skill) == LEARNING
    return _digest(f"sample {call.id}") % 100 < rules.sample_percent


def _agent(call: CallDoc, routing: RoutingConfig) -> AgentConfig | None:
    return next((agent for agent in routing.agents if agent.id == call.agent), None)


def _digest(text: str) -> int:
    return zlib.crc32(text.encode())
