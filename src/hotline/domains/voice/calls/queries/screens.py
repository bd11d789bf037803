"""Documents of each live screen, and their shape there. Snapshots and changes are drawn by the same functions."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec

from hotline.domains.voice.calls.queries.live_calls import call_in, calls_in, decoded
from hotline.domains.voice.calls.rules.call_doc import CallDoc, concerns, for_agents, for_screens, was_released
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import AgentConfig, AgentDoc, AgentState, NoticeDoc, RoutingConfig, own_notice
from hotline.infrastructure.event_stream import LiveSnapshot
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.errors import Invalid

#: Key of the document that maps skill to name, drawn from the configuration.
SKILLS = "config/skills"
CONFIG, FLOWS, INBOX, CHATS = "config/routing", "config/flows", "inbox/summary", "inbox/chats"
NO_CONFIG = RoutingConfig(version=0, queues=(), agents=())


def desk(mirror: Mirror, number: str) -> LiveSnapshot:
    """The desk of an agent: state, call, figures, queues of the own skills, notices, counts of inbox and chats."""
    own, figures = f"agents/{number}", f"figures/agent.{number}"
    agent = mirror.read(own, AgentDoc)
    names = {own, figures, f"inbox/offer.{number}", CONFIG, INBOX, CHATS} | set(queues_of(mirror, number, agent))
    docs = {name: raw for name in names - {CONFIG} if (raw := mirror.get(name))}
    docs[SKILLS] = skill_names(mirror)
    docs.update(notices_for(mirror, number))
    if agent and agent.call:
        name = f"calls/{agent.call}"
        names.add(name)
        raw = mirror.get(name)
        call = decoded(raw) if raw else None
        if raw and call and (concerns(call, number) or was_released(call, number)):
            docs[name] = _for_agent(raw, mirror.get(CONFIG))
        written = f"transcribing/{agent.call}"
        names.add(written)
        if (state := mirror.get(written)) is not None:
            docs[written] = state
    return LiveSnapshot(docs, frozenset(names), ("notices/",), frozenset({own, CONFIG}))


def floor(mirror: Mirror) -> LiveSnapshot:
    """The floor: all agents, queues and calls, with masked numbers."""
    docs: dict[str, bytes] = {}
    for bucket in ("agents", "queues", "figures", "inbox", "alarms", "notices", "transcribing"):
        docs.update(mirror.named(bucket))
    docs[SKILLS] = skill_names(mirror)
    config = mirror.get(CONFIG)
    docs.update((name, _displayed(raw, config)) for name, raw in mirror.named("calls") if decoded(raw) is not None)
    buckets = ("agents/", "queues/", "figures/", "calls/", "inbox/", "alarms/", "notices/", "config/", "transcribing/")
    return LiveSnapshot(docs, buckets=buckets, frame=frozenset({CONFIG}))


def colleagues(mirror: Mirror, number: str) -> LiveSnapshot:
    """Targets of transfers and consultations: other agents with their states, queues, published flows."""
    config = config_of(mirror)
    known = {agent.id: colleague_of(agent) for agent in config.agents}
    known |= {name.removeprefix("agents/"): _colleague(raw) for name, raw in mirror.named("agents")}
    docs = {f"agents/{id}": displayed for id, displayed in known.items() if id != number}
    docs.update(mirror.named("queues"))
    docs.update((f"flows/{id}", displayed) for id, displayed in flows_of(mirror).items())
    return LiveSnapshot(docs, frozenset({CONFIG, FLOWS}), ("agents/", "queues/"), frozenset({CONFIG, FLOWS}))


def own(mirror: Mirror, number: str, *, sees_alarms: bool) -> LiveSnapshot:
    """Documents for every page: the person's notifications, and open alarms for permitted readers."""
    name = f"notifications/{number}"
    docs = {name: raw} if (raw := mirror.get(name)) else {}
    if not sees_alarms:
        return LiveSnapshot(docs, frozenset({name}))
    return LiveSnapshot(docs | dict(mirror.named("alarms")), frozenset({name}), ("alarms/",))


def health(mirror: Mirror) -> LiveSnapshot:
    """State of each process, and which instance leads."""
    return LiveSnapshot(dict(mirror.named("health")) | dict(mirror.named("leases")), buckets=("health/", "leases/"))


def own_call(mirror: Mirror, call_id: str, agent: str) -> CallDoc | None:
    """The live call, if this agent takes part in it."""
    call = call_in(mirror, call_id)
    return call if call is not None and concerns(call, agent) else None


class LiveCaller(NamedTuple):
    """``call``: as its agent sees it. ``indexes``: keyed indexes of the caller's number, none when withheld."""

    call: CallDoc
    indexes: list[str]


def caller_of(mirror: Mirror, call_id: str, agent: str) -> LiveCaller | None:
    """The caller of a live call; None for an ended call and for a call without this agent."""
    call = own_call(mirror, call_id, agent)
    if call is None:
        return None
    queues = {queue.id: queue.name for queue in config_of(mirror).queues}
    return LiveCaller(for_screens(call, queues, {}), indexes_of(number) if (number := call.inside.number) else [])


def index_of(call: CallDoc) -> str:
    """Keyed index of the caller's number; "" when withheld."""
    return call.inside.number.index if call.inside.number else ""


def callbacks_waiting(mirror: Mirror, indexes: list[str]) -> list[tuple[str, datetime, str]]:
    """Call id, moment and queue of each accepted call-back of a queue for which this number still waits."""
    calls = calls_in(mirror) if indexes else ()
    return [
        (call.id, call.queued_at, call.queue)
        for call in calls
        if call.phase is Phase.CALLBACK_WAITING and call.queued_at is not None and index_of(call) in indexes
    ]


def config_of(mirror: Mirror) -> RoutingConfig:
    raw = mirror.get(CONFIG)
    return _config(raw) if raw else NO_CONFIG


def skill_names(mirror: Mirror) -> bytes:
    return msgspec.json.encode(config_of(mirror).skill_names)


def known_queue(mirror: Mirror, queue: str) -> str:
    """The queue's id, "" for none. Raises Invalid for an unknown queue."""
    if queue and queue not in {known.id for known in config_of(mirror).queues}:
        raise Invalid("没有这个队列，请重新选择。")
    return queue


def known_flow(mirror: Mirror, flow: str) -> str:
    """The flow's id, "" for none. Raises Invalid for an unpublished flow."""
    if flow and flow not in flows_of(mirror):
        raise Invalid("没有这个语音流程，或未发布，请重新选择。")
    return flow


def flows_of(mirror: Mirror) -> dict[str, bytes]:
    """Id of each published flow -> document with its id and name."""
    raw = mirror.get(FLOWS)
    return _flows(raw) if raw else {}


def queues_of(mirror: Mirror, number: str, agent: AgentDoc | None) -> list[str]:
    """Document names of the queues that an agent serves: by the current sign-in, else by the configuration."""
    config = config_of(mirror)
    skills = agent.skills if agent else next((a.skills for a in config.agents if a.id == number), {})
    return [f"queues/{queue.id}" for queue in config.queues if queue.skill in skills]


def notices_for(mirror: Mirror, number: str) -> dict[str, bytes]:
    """Notices of leaders to this agent that are still valid."""
    now = datetime.now(UTC)
    own = ((name, own_notice(_notice(raw), number, now)) for name, raw in mirror.named("notices"))
    return {name: msgspec.json.encode(displayed) for name, displayed in own if displayed is not None}


@lru_cache(maxsize=256)
def _notice(raw: bytes) -> NoticeDoc:
    return msgspec.json.decode(raw, type=NoticeDoc)


@lru_cache(maxsize=8)
def _config(raw: bytes) -> RoutingConfig:
    return msgspec.json.decode(raw, type=RoutingConfig)


class Colleague(msgspec.Struct, frozen=True):
    """An agent as other agents see them: only what a consultation or transfer needs."""

    id: str
    name: str
    group: str
    state: AgentState = AgentState.SIGNED_OUT
    since: datetime | None = None
    reason: str = ""
    skills: dict[str, int] = {}


def colleague_of(agent: AgentConfig) -> bytes:
    """A configured agent who has never signed in."""
    return msgspec.json.encode(Colleague(agent.id, agent.name, agent.group, skills=agent.skills))


@lru_cache(maxsize=4096)
def _colleague(raw: bytes) -> bytes:
    return msgspec.json.encode(msgspec.json.decode(raw, type=Colleague))


class FlowName(msgspec.Struct, frozen=True):
    id: str
    name: str


class FlowNames(msgspec.Struct, frozen=True):
    """A published FlowSet, reduced to the names of its flows."""

    flows: dict[str, FlowName]


@lru_cache(maxsize=2)
def _flows(raw: bytes) -> dict[str, bytes]:
    return {id: msgspec.json.encode(flow) for id, flow in msgspec.json.decode(raw, type=FlowNames).flows.items()}


@lru_cache(maxsize=4096)
def _displayed(raw: bytes, config: bytes | None) -> bytes:
    return msgspec.json.encode(_seen(raw, config))


@lru_cache(maxsize=4096)
def _for_agent(raw: bytes, config: bytes | None) -> bytes:
    return msgspec.json.encode(for_agents(_seen(raw, config)))


def _seen(raw: bytes, config: bytes | None) -> CallDoc:
    queues, agents = _names(config) if config else ({}, {})
    call = decoded(raw)
    assert call is not None, "whose document cannot be read is shown to nobody"
    return for_screens(call, queues, agents)


@lru_cache(maxsize=8)
def _names(config: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Names of queues and of agents, by id."""
    known = _config(config)
    return {queue.id: queue.name for queue in known.queues}, {agent.id: agent.name for agent in known.agents}
