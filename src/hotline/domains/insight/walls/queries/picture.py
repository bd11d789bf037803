"""What is live on a wall, drawn from the mirror: no name, number or word of anybody's (rules.sight)."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from hotline.domains.insight.operations.ports import OpenAlarm
from hotline.domains.insight.walls.rules import sight
from hotline.infrastructure.heartbeat import Beat
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.streaming import Picture

BUCKETS = ("agents/", "queues/", "alarms/", "health/")


class QueueName(msgspec.Struct, frozen=True):
    id: str
    name: str


def picture(mirror: Mirror, counted: Mapping[str, bytes]) -> Picture:
    """The live documents and those ``counted`` beside them."""
    docs = dict(mirror.named("queues"))
    names = {queue.id: queue.name for queue in (msgspec.json.decode(raw, type=QueueName) for raw in docs.values())}
    agents = (msgspec.json.decode(raw, type=sight.AgentState) for _, raw in mirror.named("agents"))
    opened = (msgspec.json.decode(raw, type=OpenAlarm) for _, raw in mirror.named("alarms"))
    beats = (msgspec.json.decode(raw, type=Beat) for _, raw in mirror.named("health"))
    docs["seats"] = msgspec.json.encode(sight.seats(agents))
    docs["alarms"] = msgspec.json.encode(sight.alarms(opened, names))
    docs["running"] = msgspec.json.encode(sight.running(beats, datetime.now(UTC)))
    docs["calls"] = msgspec.json.encode(sum(1 for _ in mirror.named("calls")))
    return Picture(docs | dict(counted), buckets=BUCKETS)
