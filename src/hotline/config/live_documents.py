"""The live documents that screens receive: each one's name and shape.

A name is that of one document, or ``bucket/*`` for every document of a bucket. The OpenAPI document publishes the
shapes, and the browser's types are generated from them (ADR 0020).
"""

from typing import TypedDict

from hotline.domains.insight.operations.ports import OpenAlarm
from hotline.domains.insight.walls.queries.snapshots import CountedAt, DisplayedLayout, PartSeen
from hotline.domains.insight.walls.queries.tiles import Curve, Numbers, Places, Queues, Ranks, Spikes
from hotline.domains.insight.walls.rules.visibility import AlarmSeen, Running
from hotline.domains.platform.notifications.queries.own import OwnNotifications
from hotline.domains.service.campaigns.ports import OfferNews
from hotline.domains.service.messaging.ports import ChatsSummary, InboxSummary
from hotline.domains.voice.calls.ports import AgentFigures, FloorFigures, QueueFigures
from hotline.domains.voice.calls.queries.screens import Colleague, FlowName
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.routing.ports import AgentDoc, NoticeDoc, OwnNotice, QueueDoc
from hotline.infrastructure.bus.lease import Holder
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.transcripts import Transcribing

DeskDocuments = TypedDict(
    "DeskDocuments",
    {
        "agents/*": AgentDoc,
        "calls/*": CallDoc,
        "transcribing/*": Transcribing,
        "queues/*": QueueDoc,
        "figures/agent.*": AgentFigures,
        "notices/*": OwnNotice,
        "inbox/summary": InboxSummary,
        "inbox/chats": ChatsSummary,
        "inbox/offer.*": OfferNews,
        "config/skills": dict[str, str],
    },
)
ColleaguesDocuments = TypedDict(
    "ColleaguesDocuments", {"agents/*": Colleague, "queues/*": QueueDoc, "flows/*": FlowName}
)
FloorDocuments = TypedDict(
    "FloorDocuments",
    {
        "agents/*": AgentDoc,
        "calls/*": CallDoc,
        "transcribing/*": Transcribing,
        "queues/*": QueueDoc,
        "figures/agent.*": AgentFigures,
        "figures/queue.*": QueueFigures,
        "figures/floor": FloorFigures,
        "notices/*": NoticeDoc,
        "alarms/*": OpenAlarm,
        "inbox/summary": InboxSummary,
        "inbox/chats": ChatsSummary,
        "inbox/offer.*": OfferNews,
        "config/skills": dict[str, str],
    },
)
HealthDocuments = TypedDict("HealthDocuments", {"health/*": Heartbeat, "leases/*": Holder})
OwnDocuments = TypedDict("OwnDocuments", {"notifications/*": OwnNotifications, "alarms/*": OpenAlarm})
WallDocuments = TypedDict(
    "WallDocuments",
    {
        "layout": DisplayedLayout,
        "counted": CountedAt,
        "tile/*": Numbers | Curve | Ranks | Places | Queues | Spikes,
        "queues/*": QueueDoc,
        "seats": dict[str, int],
        "alarms": list[AlarmSeen],
        "running": list[Running],
        "parts": list[PartSeen],
        "calls": int,
    },
)


class LiveDocuments(TypedDict):
    """View of the live stream, and ``wall``, to its documents."""

    desk: DeskDocuments
    colleagues: ColleaguesDocuments
    floor: FloorDocuments
    health: HealthDocuments
    own: OwnDocuments
    wall: WallDocuments
