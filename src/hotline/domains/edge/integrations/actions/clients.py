"""Administers clients. A secret is shown once, to the person who requested it, and stored nowhere."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from hotline.domains.edge.integrations.models import ApiClient
from hotline.domains.edge.integrations.rules.caller import EVERY
from hotline.domains.edge.integrations.rules.scopes import unknown_scopes
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sealing import secret_digest
from hotline.kernel.errors import Invalid, Refused


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


def create_client(*, by: Principal, request: ClientRequest) -> tuple[ApiClient, str]:
    """The client and its secret. Raises Invalid, Refused ``name_taken``."""
    secret = _fresh_secret()
    row = ApiClient(
        id=f"app-{secrets.token_hex(4)}", digest=secret_digest(secret), made_at=datetime.now(UTC), made_by=by.number
    )
    _take_up(row, request, row.made_at)
    with _named_once(request.name), transaction.atomic():
        row.save(force_insert=True)
        audit.record(by=by.number, action="integrations.create_client", about=f"client/{row.id}", after=_described(row))
    return row, secret


def change_client(*, by: Principal, id: str, request: ClientRequest) -> ApiClient:
    """Counts from the next call on; tokens issued before carry no more than what is left. Raises as create_client."""
    with _named_once(request.name), _changing(id, by) as change:
        before = _described(change.row)
        _take_up(change.row, request, change.at)
        change.record("integrations.change_client", before=before, after=_described(change.row))
    return change.row


def rotate_secret(*, by: Principal, id: str, overlap_hours: int) -> tuple[ApiClient, str]:
    """A new secret; the old one opens for so many hours more. With 0 it is dead at once, and so are its tokens."""
    secret = _fresh_secret()
    with _changing(id, by) as change:
        row = change.row
        row.former_digest, row.digest = row.digest, secret_digest(secret)
        row.former_until = change.at + timedelta(hours=overlap_hours)
        if not overlap_hours:
            row.former_digest, row.former_until, row.epoch = "", None, row.epoch + 1
        change.record("integrations.rotate_secret", overlap_hours=overlap_hours)
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
    with changing(rows, by=by.number, about=f"client/{id}", missing="没有这个客户端。") as change:
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
        raise Invalid(f"没有这些权限：{'、'.join(unknown)}。")
    if request.expires_at is not None and request.expires_at <= now:
        raise Invalid("到期时间须晚于现在。")
    if missing := set(request.agents) - {EVERY} - names_of(set(request.agents)).keys():
        raise Invalid(f"没有这些工号：{'、'.join(sorted(missing))}。")
    if missing := set(request.queues) - {EVERY} - queue_names().keys():
        raise Invalid(f"没有这些队列：{'、'.join(sorted(missing))}。")
    row.name, row.note, row.per_minute, row.expires_at = (
        request.name,
        request.note,
        request.per_minute,
        request.expires_at,
    )
    row.scopes, row.agents, row.queues = sorted(set(request.scopes)), _listed(request.agents), _listed(request.queues)


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
