"""Endpoints of the exchange with 12345: one signed address for 12345, and what staff may see of the exchange."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from hotline.domains.service.workorders.actions import city_incoming, city_outgoing
from hotline.domains.service.workorders.queries import exchange
from hotline.domains.service.workorders.rules.exchange.incoming import UnreadableMessage, message_of
from hotline.domains.service.workorders.rules.exchange.signatures import NONCE, signature_error
from hotline.domains.service.workorders.schemas.exchange import ExchangeOut, ReceivedOut, SentOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, NotPermitted, Unavailable
from hotline.kernel.permissions import Permission

LARGEST = 256 * 1024
city_router = Router(tags=["12345"], auth=None)
router = Router(tags=["12345"], auth=needs(Permission.WORKORDERS_SUPERVISE, Permission.WORKORDERS_CONFIGURE))


@city_router.post(
    "/messages", response={200: dict[str, Any], 404: dict[str, Any], 409: dict[str, Any], 422: dict[str, Any]}
)
def hear(request: HttpRequest) -> Status[dict[str, Any]]:
    """Receive a message of 12345. 401 for a wrong signature. A repeated message gets its first answer again."""
    secret = settings().city.secret.get_secret_value()
    if not secret:
        raise Unavailable("未配置与 12345 的交换。请联系运维配置。")
    body, now = request.body, datetime.now(UTC)
    if len(body) > LARGEST:
        raise Invalid("报文过大，最多 256 KB。")
    if why := signature_error(secret.encode(), request.headers, body, int(now.timestamp())):
        raise NotPermitted(why, code="signature", status=401)
    try:
        message = message_of(body)
    except UnreadableMessage as error:
        raise Invalid(str(error)) from error
    status, answer = city_incoming.hear(message=message, nonce=request.headers[NONCE], body=body, at=now)
    return Status(status, answer)


@router.get("", response=ExchangeOut)
def seen(request: StaffRequest) -> ExchangeOut:
    """Messages that wait or were refused, and the newest of both directions."""
    waiting, refused = exchange.waiting()
    return ExchangeOut(
        on=bool(settings().city.url),
        waiting=waiting,
        refused=refused,
        sent=[
            SentOut(
                id=row.pk,
                case=row.case_id,
                number=row.case.number,
                external=row.case.external_number,
                kind=row.kind,
                written_at=row.written_at,
                state=row.state,
                tries=row.tries,
                status=row.status,
                due_at=row.due_at,
            )
            for row in exchange.sent()
        ],
        received=[
            ReceivedOut(
                id=row.id, kind=row.kind, external=row.external, at=row.at, status=row.status, answer=row.answer
            )
            for row in exchange.received()
        ],
    )


@router.post("/{int:message_id}/again", response={204: None})
def send_again(request: StaffRequest, message_id: int) -> Status[None]:
    """Send a message again that 12345 refused."""
    city_outgoing.send_again(by=current_staff(request).number, id=message_id, now=datetime.now(UTC))
    return Status(204, None)
