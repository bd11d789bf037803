"""Other systems for tests of the open interface: clients, and how they ask."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import AsyncClient

from hotline.domains.edge.integrations.actions import clients
from hotline.domains.edge.integrations.rules.caller import EVERY
from hotline.domains.edge.integrations.rules.keys import key_of
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.approvals.actions import requests
from hotline.infrastructure.permissions import Principal

LATER = datetime(2099, 1, 1, tzinfo=UTC)
ADMINISTRATOR = Principal("9001", "管理员", "", (), (), frozenset({"integrations.manage"}), 1, LATER)
APPROVER = Principal("8001", "沈明远", "", (), (), frozenset({"accounts.approve"}), 1, LATER)


def client_request(*scopes: str, **different: Any) -> clients.ClientRequest:
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
    row = clients.create_client(by=ADMINISTRATOR, request=client_request(*scopes, **different))
    return issued(row.id)


def issued(id: str, overlap_hours: int = 0) -> str:
    """A key for the client, requested, approved by another and issued."""
    key_request = clients.request_key(by=ADMINISTRATOR, id=id, reason="系统接入")
    requests.approve(by=APPROVER, id=key_request.pk)
    row, secret = clients.issue_key(by=ADMINISTRATOR, id=id, overlap_hours=overlap_hours)
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
    request = getattr(AsyncClient(), method)
    body_arguments = {"data": body, "content_type": "application/json"} if body is not None else {}
    return await request(f"/api/v1/{path}", **body_arguments, headers=sent)


def soon(**span: float) -> datetime:
    return datetime.now(UTC) + timedelta(**span)
