"""The open interface (话务能力输出接口): ``/api/v1``, for other systems, with a document and pages of its own."""

from typing import Any

from ninja.openapi.docs import Swagger

from hotline.config.api import ReadableJson
from hotline.config.errors import handle_errors
from hotline.config.null_characters import NullRefusingParser
from hotline.config.published import MarkedAPI
from hotline.domains.edge.integrations.endpoints.access import SCHEMES
from hotline.domains.edge.integrations.endpoints.agents import router as agents
from hotline.domains.edge.integrations.endpoints.calls import router as calls
from hotline.domains.edge.integrations.endpoints.events import router as events
from hotline.domains.edge.integrations.endpoints.queues import router as queues
from hotline.domains.edge.integrations.endpoints.recordings import router as recordings
from hotline.domains.edge.integrations.endpoints.records import router as records
from hotline.domains.edge.integrations.endpoints.tokens import router as tokens
from hotline.domains.edge.integrations.endpoints.webhooks import router as webhooks

DESCRIPTION = """\
其他系统经本接口使用话务能力：拨打、接听、挂断、保持、转接、会议、坐席状态、队列、通话记录、录音、事件。

每个请求带客户端密钥或 OAuth 2.0 令牌；每项操作须一项权限；超过配额返回 429；每次调用均留痕。
出错时返回 `{"code", "message", "status"}`。说明见 docs/open-interface.md。

先写后读：产生事件的操作，响应带 `X-Hotline-Position`。查询通话记录、录音时，将其原样放入 `X-Hotline-At-Least`：
最多等两秒，响应即含此前的改动；仍未包含时，响应带 `X-Hotline-Behind`，稍后再查。"""

open_interface = MarkedAPI(
    title="12333 话务能力输出接口",
    version="1.0",
    description=DESCRIPTION,
    urls_namespace="open-interface",
    docs=Swagger(settings={"persistAuthorization": False}),
    renderer=ReadableJson(),
    parser=NullRefusingParser(),
    openapi_extra={"components": {"securitySchemes": SCHEMES}},
)
handle_errors(open_interface)
open_interface.add_router("/oauth", tokens)
open_interface.add_router("/agents", agents)
open_interface.add_router("/agents/{number}/calls", calls)
open_interface.add_router("/queues", queues)
open_interface.add_router("/records", records)
open_interface.add_router("/recordings", recordings)
open_interface.add_router("", events)
open_interface.add_router("/webhooks", webhooks)


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    return dict(open_interface.get_openapi_schema())
