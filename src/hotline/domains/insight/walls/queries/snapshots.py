"""The live documents of a wall, drawn from the mirror without names, numbers or texts of people (rules.visibility)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from hotline.domains.insight.operations.ports import OpenAlarm
from hotline.domains.insight.walls.rules import visibility
from hotline.domains.insight.walls.rules.layout import Layout
from hotline.infrastructure.event_stream import LiveSnapshot
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.published import known

BUCKETS = ("agents/", "queues/", "alarms/", "health/")


class DisplayedLayout(msgspec.Struct, frozen=True):
    """Live document ``layout``: what the wall ``key`` shows. ``screen`` is ``wall`` or ``phone``."""

    key: str
    screen: Annotated[str, known("wall", "phone")]
    version: int
    layout: Layout


class CountedAt(msgspec.Struct, frozen=True):
    """Live document ``counted``: when the tiles were counted."""

    at: datetime


class PartSeen(msgspec.Struct, frozen=True):
    """Whether a part such as the database answers. The fault itself is shown to operators only."""

    name: str
    ok: bool


class QueueName(msgspec.Struct, frozen=True):
    id: str
    name: str


def wall_snapshot(mirror: Mirror, counted: Mapping[str, bytes]) -> LiveSnapshot:
    """The live documents and those ``counted`` beside them."""
    docs = dict(mirror.named("queues"))
    names = {queue.id: queue.name for queue in (msgspec.json.decode(raw, type=QueueName) for raw in docs.values())}
    agents = (msgspec.json.decode(raw, type=visibility.AgentState) for _, raw in mirror.named("agents"))
    opened = (msgspec.json.decode(raw, type=OpenAlarm) for _, raw in mirror.named("alarms"))
    beats = (msgspec.json.decode(raw, type=Heartbeat) for _, raw in mirror.named("health"))
    docs["seats"] = msgspec.json.encode(visibility.seats(agents))
    docs["alarms"] = msgspec.json.encode(visibility.alarms(opened, names))
    docs["running"] = msgspec.json.encode(visibility.running(beats, datetime.now(UTC)))
    docs["calls"] = msgspec.json.encode(sum(1 for _ in mirror.named("calls")))
    return LiveSnapshot(docs | dict(counted), buckets=BUCKETS)
