"""Clients of the open interface: who may ask for what. Secrets are shown once."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.edge.integrations import actions, queries
from hotline.domains.edge.integrations.models import ApiClient, Webhook
from hotline.domains.edge.integrations.rules import SCOPES, key_of
from hotline.domains.edge.integrations.schemas import (
    Choice,
    ClientBody,
    ClientOut,
    IntegrationsOut,
    PushOut,
    RevokeBody,
    RotateBody,
    SecretOut,
)
from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.routing.queries import queue_names
from hotline.infrastructure.permissions import StaffRequest, needs, signed_in
from hotline.kernel.permissions import Permission

router = Router(tags=["integrations"], auth=needs(Permission.INTEGRATIONS_MANAGE))


@router.get("", response=IntegrationsOut)
def integrations(request: StaffRequest) -> IntegrationsOut:
    rows = queries.client_rows(datetime.now(UTC))
    return IntegrationsOut(
        clients=[shown(row.client, row.asked_today, row.last_minute) for row in rows],
        webhooks=[pushed(row) for row in queries.webhooks_of_all()],
        scopes=[Choice(id=code, name=name) for code, name in SCOPES.items()],
        agents=[Choice(id=staff.number, name=staff.name) for staff in staff_with(Permission.DESK_USE)],
        queues=[Choice(id=id, name=name) for id, name in queue_names().items()],
    )


@router.post("/clients", response=SecretOut)
def create_client(request: StaffRequest, body: ClientBody) -> SecretOut:
    row, secret = actions.create_client(by=signed_in(request), wanted=wanted_of(body))
    return told_once(row, secret)


@router.post("/clients/{client_id}", response=ClientOut)
def change_client(request: StaffRequest, client_id: str, body: ClientBody) -> ClientOut:
    return shown(actions.change_client(by=signed_in(request), id=client_id, wanted=wanted_of(body)))


@router.post("/clients/{client_id}/rotate", response=SecretOut)
def rotate_secret(request: StaffRequest, client_id: str, body: RotateBody) -> SecretOut:
    row, secret = actions.rotate_secret(by=signed_in(request), id=client_id, overlap_hours=body.overlap_hours)
    return told_once(row, secret)


@router.post("/clients/{client_id}/revoke", response=ClientOut)
def revoke_client(request: StaffRequest, client_id: str, body: RevokeBody) -> ClientOut:
    return shown(actions.revoke_client(by=signed_in(request), id=client_id, reason=body.reason))


def pushed(row: Webhook) -> PushOut:
    return PushOut(
        id=row.id,
        client=row.client_id,
        url=row.url,
        state=row.state,
        failing_since=row.failing_since,
        last_trouble=row.last_trouble,
        last_pushed_at=row.last_pushed_at,
    )


def wanted_of(body: ClientBody) -> actions.Wanted:
    return actions.Wanted(**body.dict())


def told_once(row: ApiClient, secret: str) -> SecretOut:
    return SecretOut(client=shown(row), key=key_of(row.id, secret), secret=secret)


def shown(row: ApiClient, asked_today: int = 0, last_minute: datetime | None = None) -> ClientOut:
    return ClientOut.from_orm(row).model_copy(update={"asked_today": asked_today, "last_minute": last_minute})
