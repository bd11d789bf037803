"""Queues as they are now."""

from datetime import datetime

from ninja import Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.endpoints.access import ApiRequest, requires
from hotline.domains.voice.routing.ports import QueueDoc
from hotline.infrastructure import live

router = Router(tags=["队列"])


class QueueOut(Schema):
    """``oldest_since``: who waits longest does so since then."""

    id: str = Field(examples=["social"])
    name: str = Field(examples=["社保席"])
    waiting: int = Field(examples=[3])
    callbacks: int = Field(examples=[1])
    oldest_since: datetime | None
    ready: int = Field(examples=[2])
    signed_in: int = Field(examples=[9])
    expected_wait_seconds: int = Field(examples=[40])


class QueuesOut(Schema):
    queues: list[QueueOut]


@router.get("", **requires("queues.read", QueuesOut), summary="队列：等待、就绪、预计等待")
async def queues(request: ApiRequest) -> QueuesOut:
    mirror, caller = await live.ready_mirror(), request.caller
    found = [doc for name, _ in mirror.named("queues") if (doc := mirror.read(name, QueueDoc))]
    seen = sorted((doc for doc in found if caller.sees_queue(doc.id)), key=lambda doc: doc.id)
    return QueuesOut(queues=[to_out(doc) for doc in seen])


def to_out(doc: QueueDoc) -> QueueOut:
    return QueueOut(**{field: getattr(doc, field) for field in QueueOut.model_fields})
