"""What each live screen shows: which documents, and how they look. The same for a snapshot and for changes."""

from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from hotline.domains.calls.rules.call import Call
from hotline.domains.calls.rules.view import concerns, live_view
from hotline.domains.routing.ports import AgentDoc, RoutingConfig
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.errors import Invalid

CONFIG = "config/routing"
INBOX = "inbox/summary"
NO_CONFIG = RoutingConfig(version=0, queues=(), agents=())


@dataclass(frozen=True)
class Picture:
    """``docs`` name -> JSON as shown. What it was drawn from: ``names`` of documents and whole ``buckets``.

    ``frame``: documents that decide which others are shown.
    """

    docs: dict[str, bytes]
    names: frozenset[str] = frozenset()
    buckets: tuple[str, ...] = ()
    frame: frozenset[str] = field(default=frozenset())


def desk(mirror: Mirror, number: str) -> Picture:
    """An agent's own state, call and figures, the queues of the agent's skills, how much waits in the inbox."""
    own, figures = f"agents/{number}", f"figures/agent.{number}"
    agent = mirror.read(own, AgentDoc)
    names = {own, figures, CONFIG, INBOX} | set(queues_of(mirror, number, agent))
    docs = {name: raw for name in names - {CONFIG} if (raw := mirror.get(name))}
    if agent and agent.call:
        name = f"calls/{agent.call}"
        names.add(name)
        raw = mirror.get(name)
        if raw and concerns(_call(raw), number):
            docs[name] = _shown(raw, mirror.get(CONFIG))
    return Picture(docs, frozenset(names), frame=frozenset({own, CONFIG}))


def floor(mirror: Mirror) -> Picture:
    """Everybody and everything, calls masked."""
    docs: dict[str, bytes] = {}
    for bucket in ("agents", "queues", "figures", "inbox"):
        docs.update(mirror.named(bucket))
    config = mirror.get(CONFIG)
    docs.update((name, _shown(raw, config)) for name, raw in mirror.named("calls"))
    buckets = ("agents/", "queues/", "figures/", "calls/", "inbox/", "config/")
    return Picture(docs, buckets=buckets, frame=frozenset({CONFIG}))


def health(mirror: Mirror) -> Picture:
    """Which process lives, and who leads."""
    return Picture(dict(mirror.named("health")) | dict(mirror.named("leases")), buckets=("health/", "leases/"))


def config_of(mirror: Mirror) -> RoutingConfig:
    raw = mirror.get(CONFIG)
    return _config(raw) if raw else NO_CONFIG


def known_queue(mirror: Mirror, queue: str) -> str:
    """The queue's id again, "" for none; Invalid when there is no such queue."""
    if queue and queue not in {known.id for known in config_of(mirror).queues}:
        raise Invalid("没有这个队列，请重新选。")
    return queue


def queues_of(mirror: Mirror, number: str, agent: AgentDoc | None) -> list[str]:
    """Names of the documents of the queues an agent serves, as signed in or else as configured."""
    config = config_of(mirror)
    skills = agent.skills if agent else next((a.skills for a in config.agents if a.id == number), {})
    return [f"queues/{queue.id}" for queue in config.queues if queue.skill in skills]


@lru_cache(maxsize=8)
def _config(raw: bytes) -> RoutingConfig:
    return msgspec.json.decode(raw, type=RoutingConfig)


@lru_cache(maxsize=4096)
def _call(raw: bytes) -> Call:
    return msgspec.json.decode(raw, type=Call)


@lru_cache(maxsize=4096)
def _shown(raw: bytes, config: bytes | None) -> bytes:
    names = {queue.id: queue.name for queue in _config(config).queues} if config else {}
    return msgspec.json.encode(live_view(_call(raw), names))
