"""Administers clients. A key is issued once another person has approved what its client may do.

The secret is shown once, to the person who requested it, and stored nowhere.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from hotline.domains.edge.integrations.models import ApiClient
from hotline.domains.edge.integrations.rules.caller import EVERY
from hotline.domains.edge.integrations.rules.scopes import SCOPES, unknown_scopes
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sealing import secret_digest
from hotline.kernel.errors import Invalid, Refused

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.models import Approval


@dataclass(frozen=True)
class ClientRequest:
    """The settings of a client. ``agents`` are staff numbers and ``queues`` are ids; ``*`` stands for all."""

    name: str
    note: str
    scopes: Sequence[str]
    agents: Sequence[str]
    queues: Sequence[str]
    per_minute: int
    expires_at: datetime | None = None


def create_client(*, by: Principal, request: ClientRequest) -> ApiClient:
    """A client without a key: ``issue_key`` gives it one. Raises Invalid, Refused ``name_taken``."""
    row = ApiClient(id=f"app-{secrets.token_hex(4)}", made_at=datetime.now(UTC), made_by=by.number)
    _take_up(row, request, row.made_at)
    with _named_once(request.name), transaction.atomic():
        row.save(force_insert=True)
        audit.record(by=by.number, action="integrations.create_client", about=f"client/{row.id}", after=_described(row))
    return row


def change_client(*, by: Principal, id: str, request: ClientRequest) -> ApiClient:
    """Counts from the next call on; tokens issued before carry no more than what is left.

    Raises as create_client, Refused ``approval_needed`` for more than the key was approved for.
    """
    with _named_once(request.name), _changing(id, by) as change:
        before = _described(change.row)
        _take_up(change.row, request, change.at)
        after = _described(change.row)
        if change.row.digest and _is_more(before, after):
            raise Refused("密钥批准时不含这些权限。如需增加，请新建客户端并另行申请密钥。", code="approval_needed")
        change.record("integrations.change_client", before=before, after=after)
    return change.row


@transaction.atomic
def request_key(*, by: Principal, id: str, reason: str) -> "Approval":
    """Request a key for a client, its first or another: a second person approves what the client may do.

    Raises NotFound, Refused.
    """
    with _changing(id, by) as change:
        row = change.row
        return requests.submit(
            by=by,
            kind=ApprovalKind.API_KEY,
            about=f"client/{row.id}",
            title=f"{row.name}（{row.id}）：{'换密钥' if row.digest else '发密钥'}",
            reason=reason,
            payload=_described(row),
            facts=[
                ("客户端", f"{row.name}（{row.id}）"),
                ("用途", row.note or "没有写"),
                ("权限", "、".join(SCOPES[scope] for scope in row.scopes)),
                ("坐席", _text(row.agents)),
                ("队列", _text(row.queues)),
            ],
        )


def issue_key(*, by: Principal, id: str, overlap_hours: int) -> tuple[ApiClient, str]:
    """The key that another person approved; the old one opens for so many hours more. With 0 it is dead at once, and so
    are its tokens.

    Raises NotFound, Refused ``approval_needed``, also when the client was changed since.
    """
    secret = _fresh_secret()
    with _changing(id, by) as change:
        row = change.row
        approval = requests.use(by=by, kind=ApprovalKind.API_KEY, about=f"client/{id}")
        if approval.payload != _described(row):
            raise Refused("客户端在申请后有改动，请重新申请密钥。", code="approval_needed")
        row.former_digest, row.digest = row.digest, secret_digest(secret)
        row.former_until = change.at + timedelta(hours=overlap_hours)
        if not overlap_hours:
            row.former_digest, row.former_until, row.epoch = "", None, row.epoch + 1
        change.record("integrations.issue_key", overlap_hours=overlap_hours, approval=approval.pk)
    return row, secret


def revoke_client(*, by: Principal, id: str, reason: str) -> ApiClient:
    """Revoke a client at once and for good: its key and tokens stop working. The row stays for the audit trail."""
    with _changing(id, by) as change:
        row = change.row
        row.active, row.epoch = False, row.epoch + 1
        row.digest = row.former_digest = ""
        change.record("integrations.revoke_client", reason=reason)
    return row


@contextmanager
def _changing(id: str, by: Principal) -> Iterator[Change[ApiClient]]:
    """Raises NotFound, Refused ``revoked``."""
    rows = ApiClient.objects.filter(pk=id)
    with changing(rows, by=by.number, about=f"client/{id}", missing="没有这个客户端，请刷新列表。") as change:
        if not change.row.active:
            raise Refused("客户端已停用，不可修改。如需使用请新建。", code="revoked")
        yield change


@contextmanager
def _named_once(name: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise Refused(f"客户端“{name}”已存在，请更换名称。", code="name_taken") from error


def _take_up(row: ApiClient, request: ClientRequest, now: datetime) -> None:
    if unknown := unknown_scopes(request.scopes):
        raise Invalid(f"没有这些权限：{'、'.join(unknown)}。请重新勾选。")
    if request.expires_at is not None and request.expires_at <= now:
        raise Invalid("到期时间须晚于现在。")
    if missing := set(request.agents) - {EVERY} - names_of(set(request.agents)).keys():
        raise Invalid(f"没有这些工号：{'、'.join(sorted(missing))}。请核对后重填。")
    if missing := set(request.queues) - {EVERY} - queue_names().keys():
        raise Invalid(f"没有这些队列：{'、'.join(sorted(missing))}。请重新选择。")
    row.name, row.note, row.per_minute, row.expires_at = (
        request.name,
        request.note,
        request.per_minute,
        request.expires_at,
    )
    row.scopes, row.agents, row.queues = sorted(set(request.scopes)), _listed(request.agents), _listed(request.queues)


def _is_more(before: dict[str, object], after: dict[str, object]) -> bool:
    """Whether the client may do more than before, or for more agents or queues."""
    return any(_exceeds(before[field], after[field]) for field in ("scopes", "agents", "queues"))


def _exceeds(before: Any, after: Any) -> bool:
    return EVERY not in before and bool(set(after) - set(before))


def _text(names: Sequence[str]) -> str:
    return "全部" if EVERY in names else "、".join(names) or "没有"


def _listed(names: Sequence[str]) -> list[str]:
    return [EVERY] if EVERY in names else sorted(set(names))


def _described(row: ApiClient) -> dict[str, object]:
    described: dict[str, object] = {field: getattr(row, field) for field in ("name", "scopes", "agents", "queues")}
    return described | {
        "per_minute": row.per_minute,
        "expires_at": row.expires_at.isoformat() if row.expires_at else None,
    }


def _fresh_secret() -> str:
    return secrets.token_urlsafe(32)
