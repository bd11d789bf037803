"""Access to the open interface: every operation declares its scope and its refusals here."""

from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Schema
from pydantic import Field

from hotline.domains.edge.integrations.actions import admission
from hotline.domains.edge.integrations.queries import clients
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.scopes import SCOPES
from hotline.infrastructure import audit_origin
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotPermitted
from hotline.kernel.permissions import Permission

AgentNumber = Annotated[str, Path(pattern=r"^[0-9A-Za-z]{1,12}$", description="坐席工号", examples=["1001"])]
CallId = Annotated[str, Path(pattern=r"^[\w.-]{1,100}$", description="通话编号", examples=["bj1a-1795559891-3"])]
#: The security schemes of the OpenAPI document.
SCHEMES = {
    "key": {"type": "http", "scheme": "bearer", "description": "客户端密钥 `hk_…`，放在 Authorization: Bearer 里。"},
    "oauth2": {
        "type": "oauth2",
        "description": "OAuth 2.0 客户端凭证（RFC 6749 §4.4）。令牌一小时有效。",
        "flows": {"clientCredentials": {"tokenUrl": "/api/v1/oauth/token", "scopes": SCOPES}},
    },
}
MEANINGS = {
    400: "请求不是 JSON",
    401: "无密钥或令牌，或已失效",
    403: "没有这项权限（`scope`），或不可代该坐席操作",
    404: "不存在，或无权查看",
    409: "当前不可执行，未作改动",
    416: "请求的范围超出文件",
    422: "填写有误",
    429: "超过每分钟上限，`Retry-After` 秒后再试",
    503: "部分服务暂时无法连接，可重试",
}


class ApiRequest(HttpRequest):
    """A request that was admitted. ``scope`` is for the audit trail."""

    caller: Caller
    scope: str


class ProblemOut(Schema):
    """The body of every error: a stable code and a sentence for people."""

    code: str = Field(examples=["scope_missing"])
    message: str = Field(examples=["客户端没有权限 calls.dial（代坐席拨打电话）。"])
    status: int = Field(examples=[403])
    scope: str | None = Field(default=None, description="403：缺少的权限")
    retry_after: int | None = Field(default=None, description="429：几秒后重试")
    fields: list[dict[str, str]] | None = Field(default=None, description="422：有误的字段")


class Done(Schema):
    ok: bool = Field(default=True, examples=[True])


class Scoped:
    """Admits callers who have the scope. The operation checks which agents and queues the caller may act for."""

    def __init__(self, scope: str) -> None:
        assert scope in SCOPES, scope
        self.scope = scope

    async def __call__(self, request: ApiRequest) -> Caller:
        request.scope = self.scope
        audit_origin.note_permission(self.scope)
        caller = await from_database(lambda: _admit(request))
        if not caller.may(self.scope):
            refusal = NotPermitted(
                f"客户端没有权限 {self.scope}（{SCOPES[self.scope]}）。请向管理员申请。", code="scope_missing"
            )
            refusal.extra = {"scope": self.scope}
            raise refusal
        return caller


def _admit(request: ApiRequest) -> Caller:
    """Identify and count the request's client. From here on the request has its ``caller``, even when it is refused."""
    now = datetime.now(UTC)
    request.caller = admission.identify(credential_of(request), now)
    admission.count(request.caller, now)
    return request.caller


def requires(scope: str, answer: Any, *refusals: int, status: int = 200, media: str = "") -> dict[str, Any]:
    """The router's options of an operation: its scope, its answer and its refusals.

    ``media``: the media type of an answer that is not JSON.
    """
    known = dict.fromkeys((401, 403, 429, 503, *refusals), ProblemOut)
    described: dict[int, dict[str, Any]] = {code: {"description": MEANINGS[code]} for code in sorted(known)}
    if media:
        described[status] = {"content": {media: {"schema": {"type": "string", "format": "binary"}}}}
    return {
        "auth": Scoped(scope),
        "by_alias": True,
        "response": {status: answer, **known},
        "openapi_extra": {"security": [{"key": []}, {"oauth2": [scope]}], "responses": described},
    }


def credential_of(request: HttpRequest) -> str:
    """The credential after ``Bearer``, or in the header X-API-Key; "" for neither."""
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    return request.headers.get("X-API-Key", "").strip()


async def acting_for(request: ApiRequest, number: str, permission: Permission = Permission.DESK_USE) -> Principal:
    """The agent for whom the caller acts; refuses as queries.agent_for does."""
    caller = request.caller
    return await from_database(lambda: clients.agent_for(caller, number, permission, datetime.now(UTC)))
