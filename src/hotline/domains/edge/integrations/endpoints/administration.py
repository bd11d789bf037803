"""Clients of the open interface: who may ask for what; secrets are shown once. Systems that may embed the bar."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.edge.integrations.actions import clients
from hotline.domains.edge.integrations.actions.origins import save_origin
from hotline.domains.edge.integrations.models import ApiClient, Webhook
from hotline.domains.edge.integrations.queries import clients as integrations_clients
from hotline.domains.edge.integrations.queries import events
from hotline.domains.edge.integrations.queries.origins import origins
from hotline.domains.edge.integrations.rules.keys import key_of
from hotline.domains.edge.integrations.rules.scopes import SCOPES
from hotline.domains.edge.integrations.schemas import (
    ClientBody,
    ClientOut,
    EmbedOriginBody,
    EmbedOriginOut,
    EmbedOriginsOut,
    IntegrationsOut,
    PushOut,
    RevokeBody,
    RotateBody,
    ScopeChoice,
    SecretOut,
)
from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["integrations"], auth=needs(Permission.INTEGRATIONS_MANAGE))


@router.get("", response=IntegrationsOut)
def integrations(request: StaffRequest) -> IntegrationsOut:
    by = current_staff(request)
    rows = integrations_clients.client_rows(datetime.now(UTC))
    return IntegrationsOut(
        clients=[
            to_out(
                row.client,
                row.requests_today,
                row.last_minute,
                key_request=integrations_clients.key_request(by, row.client.id),
            )
            for row in rows
        ],
        webhooks=[pushed(row) for row in events.webhooks_of_all()],
        scopes=[ScopeChoice(id=code, name=name) for code, name in SCOPES.items()],
        agents=[ScopeChoice(id=staff.number, name=staff.name) for staff in staff_with(Permission.DESK_USE)],
        queues=[ScopeChoice(id=id, name=name) for id, name in queue_names().items()],
    )


@router.post("/clients", response=ClientOut)
def create_client(request: StaffRequest, body: ClientBody) -> ClientOut:
    """A client without a key."""
    return to_out(clients.create_client(by=current_staff(request), request=request_of(body)))


@router.post("/clients/{client_id}/key-requests", response=ClientOut)
def request_key(request: StaffRequest, client_id: str, body: RevokeBody) -> ClientOut:
    """Request a key, the first or another. 409 ``requested_already``."""
    by = current_staff(request)
    clients.request_key(by=by, id=client_id, reason=body.reason)
    return to_out(integrations_clients.client(client_id), key_request=integrations_clients.key_request(by, client_id))


@router.post("/clients/{client_id}", response=ClientOut)
def change_client(request: StaffRequest, client_id: str, body: ClientBody) -> ClientOut:
    return to_out(clients.change_client(by=current_staff(request), id=client_id, request=request_of(body)))


@router.post("/clients/{client_id}/keys", response=SecretOut)
def issue_key(request: StaffRequest, client_id: str, body: RotateBody) -> SecretOut:
    """The approved key. 409 ``approval_needed``."""
    row, secret = clients.issue_key(by=current_staff(request), id=client_id, overlap_hours=body.overlap_hours)
    return secret_once(row, secret)


@router.post("/clients/{client_id}/revoke", response=ClientOut)
def revoke_client(request: StaffRequest, client_id: str, body: RevokeBody) -> ClientOut:
    return to_out(clients.revoke_client(by=current_staff(request), id=client_id, reason=body.reason))


@router.get("/origins", response=EmbedOriginsOut)
def embed_origins(request: StaffRequest) -> EmbedOriginsOut:
    return EmbedOriginsOut(rows=[EmbedOriginOut.from_orm(row) for row in origins()])


@router.post("/origins", response=EmbedOriginOut)
def allow_origin(request: StaffRequest, body: EmbedOriginBody) -> EmbedOriginOut:
    """409 ``origin_taken``; 422 ``name_missing``, ``origin_invalid``."""
    return EmbedOriginOut.from_orm(save_origin(by=current_staff(request), **body.dict()))


@router.post("/origins/{int:origin_id}", response=EmbedOriginOut)
def change_origin(request: StaffRequest, origin_id: int, body: EmbedOriginBody) -> EmbedOriginOut:
    """409 ``origin_taken``; 422 ``name_missing``, ``origin_invalid``."""
    return EmbedOriginOut.from_orm(save_origin(by=current_staff(request), id=origin_id, **body.dict()))


def pushed(row: Webhook) -> PushOut:
    return PushOut(
        id=row.id,
        client=row.client_id,
        url=row.url,
        state=row.state,
        failing_since=row.failing_since,
        last_error=row.last_error,
        last_pushed_at=row.last_pushed_at,
    )


def request_of(body: ClientBody) -> clients.ClientRequest:
    return clients.ClientRequest(**body.dict())


def secret_once(row: ApiClient, secret: str) -> SecretOut:
    return SecretOut(client=to_out(row), key=key_of(row.id, secret), secret=secret)


def to_out(
    row: ApiClient, requests_today: int = 0, last_minute: datetime | None = None, key_request: str = ""
) -> ClientOut:
    more = {
        "requests_today": requests_today,
        "last_minute": last_minute,
        "has_key": bool(row.digest),
        "key_request": key_request,
    }
    return ClientOut.from_orm(row).model_copy(update=more)
