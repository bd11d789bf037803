"""Endpoints of a client's webhooks."""

from datetime import datetime
from typing import Annotated

from ninja import Path, Router, Schema, Status
from pydantic import Field

from hotline.domains.edge.integrations.actions import webhooks as integrations_webhooks
from hotline.domains.edge.integrations.endpoints.access import ApiRequest, requires
from hotline.domains.edge.integrations.endpoints.events import LAST_CURSOR
from hotline.domains.edge.integrations.models import Webhook
from hotline.domains.edge.integrations.queries import events
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.infrastructure.database import from_database

router = Router(tags=["事件推送"])
WebhookId = Annotated[str, Path(pattern=r"^hook-[0-9a-f]{24}$", examples=["hook-5f3a0c1d2e3f4a5b6c7d8e9f"])]
Cursor = Annotated[int, Field(ge=0, le=LAST_CURSOR)]


class SubscribeBody(Schema):
    """A new webhook.

    ``types`` lists event types, empty for all. An empty ``secret`` lets the server make one. ``after`` is the cursor
    after which to begin, null to begin now.
    """

    url: str = Field(max_length=500, pattern=r"^[\x21-\x7e]+$", examples=["https://crm.example.cn/hotline"])
    types: list[Annotated[str, Field(max_length=60)]] = Field(default=[], max_length=100, examples=[["call.ended"]])
    secret: str = Field(default="", max_length=120, pattern=r"^[\x21-\x7e]*$")
    sm3: bool = Field(default=False, description="另加 v1sm3 签名（HMAC-SM3）")
    after: Cursor | None = None


class WebhookOut(Schema):
    """``state`` active, paused, dead; ``cursor`` up to where everything was taken."""

    id: str
    url: str
    types: list[str]
    sm3: bool
    state: str = Field(examples=["active"])
    cursor: int
    failures: int
    failing_since: datetime | None
    due_at: datetime
    last_pushed_at: datetime | None
    last_error: str = Field(serialization_alias="last_trouble", examples=["HTTP 500"])


class SubscribedOut(WebhookOut):
    secret: str = Field(examples=["whsec_…"], description="只显示这一次")


class WebhooksOut(Schema):
    webhooks: list[WebhookOut]


class ReplayBody(Schema):
    after: Cursor = Field(examples=[81203], description="重推此后的全部事件，id 不变")


@router.get("", **requires("webhooks.manage", WebhooksOut), summary="本客户端的推送")
async def webhooks(request: ApiRequest) -> WebhooksOut:
    caller = request.caller
    rows = await from_database(lambda: events.webhooks(caller))
    return WebhooksOut(webhooks=[WebhookOut.from_orm(row) for row in rows])


@router.post("", **requires("webhooks.manage", SubscribedOut, 400, 409, 422, status=201), summary="订阅")
async def subscribe(request: ApiRequest, body: SubscribeBody) -> Status[SubscribedOut]:
    caller, subscription = request.caller, integrations_webhooks.Subscription(**body.dict())
    row, secret = await from_database(lambda: integrations_webhooks.subscribe(by=caller, subscription=subscription))
    return Status(201, SubscribedOut(**WebhookOut.from_orm(row).dict(), secret=secret))


@router.get("/{webhook_id}", **requires("webhooks.manage", WebhookOut, 404, 422), summary="一个推送的状态")
async def webhook(request: ApiRequest, webhook_id: WebhookId) -> WebhookOut:
    caller = request.caller
    return to_out(await from_database(lambda: events.webhook(caller, webhook_id)))


@router.delete("/{webhook_id}", **requires("webhooks.manage", None, 404, 422, status=204), summary="退订")
async def unsubscribe(request: ApiRequest, webhook_id: WebhookId) -> Status[None]:
    caller = request.caller
    await from_database(lambda: integrations_webhooks.unsubscribe(by=caller, id=webhook_id))
    return Status(204, None)


@router.post("/{webhook_id}/pause", **requires("webhooks.manage", WebhookOut, 404, 422), summary="暂停，事件不丢")
async def pause(request: ApiRequest, webhook_id: WebhookId) -> WebhookOut:
    caller: Caller = request.caller
    return to_out(await from_database(lambda: integrations_webhooks.pause(by=caller, id=webhook_id)))


@router.post("/{webhook_id}/resume", **requires("webhooks.manage", WebhookOut, 404, 422), summary="恢复，从暂停处继续")
async def resume(request: ApiRequest, webhook_id: WebhookId) -> WebhookOut:
    caller = request.caller
    return to_out(await from_database(lambda: integrations_webhooks.resume(by=caller, id=webhook_id)))


@router.post(
    "/{webhook_id}/replay", **requires("webhooks.manage", WebhookOut, 400, 404, 422), summary="从指定 cursor 重推"
)
async def replay(request: ApiRequest, webhook_id: WebhookId, body: ReplayBody) -> WebhookOut:
    caller, after = request.caller, body.after
    return to_out(await from_database(lambda: integrations_webhooks.replay(by=caller, id=webhook_id, after=after)))


def to_out(row: Webhook) -> WebhookOut:
    return WebhookOut.from_orm(row)
