"""Other systems for tests of the open interface: clients, and how they ask."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import AsyncClient

from hotline.domains.edge.integrations.actions import clients
from hotline.domains.edge.integrations.rules.caller import EVERY
from hotline.domains.edge.integrations.rules.keys import key_of
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.infrastructure.permissions import Principal

ADMINISTRATOR = Principal(
    "9001", "管理员", "", (), (), frozenset({"integrations.manage"}), 1, datetime(2099, 1, 1, tzinfo=UTC)
)


def wanted(*scopes: str, **different: Any) -> clients.ClientRequest:
    plain: dict[str, Any] = {
        "name": "客户关系系统",
        "note": "弹屏",
        "scopes": scopes,
        "agents": [EVERY],
        "queues": [EVERY],
        "per_minute": 600,
    }
    return clients.ClientRequest(**plain | different)


def client_with(*scopes: str, **different: Any) -> str:
    """The key of a new client with these scopes."""
    row, secret = clients.create_client(by=ADMINISTRATOR, request=wanted(*scopes, **different))
    return key_of(row.id, secret)


def agent(number: str = "1001", name: str = "王晓芳") -> None:
    """An agent as delivered; the roles that migrations made are gone in tests that commit."""
    administer.save_role(by="test", code="agent", name="咨询员", permissions=ROLES["agent"].permissions)
    administer.save_staff(by="test", number=number, name=name, roles=["agent"])


async def call(method: str, path: str, key: str = "", body: Any = None, **headers: str) -> Any:
    """Ask ``/api/v1/<path>`` with a key or a token."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if key:
        sent["Authorization"] = f"Bearer {key}"
    ask = getattr(AsyncClient(), method)
    given = {"data": body, "content_type": "application/json"} if body is not None else {}
    return await ask(f"/api/v1/{path}", **given, headers=sent)


def soon(**span: float) -> datetime:
    return datetime.now(UTC) + timedelta(**span)
