"""Reads clients, and presents a client to other domains as a reader with permissions."""

import hmac
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db.models import Max, Q, Sum

from hotline.domains.edge.integrations.models import ApiClient
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.platform.accounts.queries import by_number, session_of
from hotline.domains.platform.approvals.queries import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.voice.telephony.rules.outbound_policy import OPEN_INTERFACE
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import secret_digests
from hotline.kernel.errors import NotFound, NotPermitted
from hotline.kernel.permissions import Permission

DAY = timedelta(days=1)
#: The staff permissions that correspond to a scope.
PERMISSIONS_BY_SCOPE = {
    "records.read": (Permission.CALLS_VIEW_ALL,),
    "records.numbers": (Permission.CALLS_VIEW_ALL, Permission.CITIZENS_REVEAL),
    "recordings.read": (Permission.CALLS_VIEW_ALL,),
    "recordings.download": (Permission.CALLS_VIEW_ALL, Permission.RECORDINGS_LISTEN, Permission.RECORDINGS_DOWNLOAD),
}


@dataclass(frozen=True)
class ClientRow:
    """A client with its use."""

    client: ApiClient
    #: Calls within the last 24 hours.
    requests_today: int
    #: Minute of its last call; None for none.
    last_minute: datetime | None


def client(id: str) -> ApiClient:
    """Raises NotFound."""
    row = ApiClient.objects.filter(pk=id).first()
    if row is None:
        raise NotFound("没有这个客户端，请刷新列表。")
    return row


def client_by_secret(id: str, secret: str, now: datetime) -> ApiClient | None:
    """The active client with this secret, or with its previous one while that is still valid.

    None when there is none.
    """
    row = ApiClient.objects.filter(pk=id, active=True).first()
    if row is None or (row.expires_at and row.expires_at <= now):
        return None
    digests = secret_digests(secret)
    former_opens = row.former_until is not None and row.former_until > now
    opens = [row.digest, *([row.former_digest] if former_opens else [])]
    return row if any(hmac.compare_digest(each, digest) for digest in opens for each in digests) else None


def key_request(by: Principal, id: str) -> str:
    """How the person's request for a key of this client stands: waiting, approved, "" for none."""
    about, now = f"client/{id}", datetime.now(UTC)
    if requests.usable(by, ApprovalKind.API_KEY, about, now):
        return "approved"
    return "waiting" if requests.pending(by, ApprovalKind.API_KEY, about, now) else ""


def client_rows(now: datetime) -> list[ClientRow]:
    """All clients with their use, by name."""
    today = Sum("uses__count", filter=Q(uses__minute__gt=now - DAY))
    rows = ApiClient.objects.annotate(asked=today, last=Max("uses__minute")).order_by("name")
    return [ClientRow(row, row.asked or 0, row.last) for row in rows]


def agent_for(caller: Caller, number: str, permission: Permission, now: datetime) -> Principal:
    """The agent on whose behalf the caller acts, with no more than the agent's own permissions.

    The numbers that may be dialled are those of the open interface, whatever the agent's own roles may ring.

    Raises NotPermitted ``agent_not_allowed`` or when the agent may not do it, NotFound for nobody.
    """
    if not caller.acts_for(number):
        raise NotPermitted(f"客户端不能代工号 {number} 操作。需要时请管理员添加。", code="agent_not_allowed")
    staff = by_number(number)
    if staff is None or not staff.is_active:
        raise NotFound(f"没有工号 {number} 的坐席，请核对后重试。", code="no_such_agent")
    principal = session_of(staff, now + DAY)
    if not principal.may(permission):
        raise NotPermitted(f"工号 {number} 没有这项权限，请联系管理员开通。", code="agent_not_permitted")
    return replace(principal, roles=(OPEN_INTERFACE,))


def staff_view(caller: Caller, now: datetime) -> Principal:
    """The client as a reader of records and recordings: its own id, and the permissions of its scopes."""
    granted = {permission for scope in caller.scopes for permission in PERMISSIONS_BY_SCOPE.get(scope, ())}
    return Principal(caller.id, caller.name, "", (), (), frozenset(granted), 1, now + DAY)
