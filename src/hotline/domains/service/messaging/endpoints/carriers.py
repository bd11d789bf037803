"""Endpoints of the lines to the carriers, and of texts of which nobody can tell whether a carrier has them."""

from datetime import UTC, datetime

from ninja import Router, Status

from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.messaging.actions.uncertain_texts import settle_uncertain
from hotline.domains.service.messaging.models import CarrierLine, Text
from hotline.domains.service.messaging.queries import carriers
from hotline.domains.service.messaging.rules.carriers.courses import PartState
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.routes import is_down
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.domains.service.messaging.schemas.texts import (
    CarrierLineOut,
    CarrierLinesOut,
    SettleBody,
    UncertainTextOut,
    UncertainTextsOut,
)
from hotline.infrastructure.carrier_settings import CarrierAccount
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["texts"], auth=needs(Permission.TEXTS_MANAGE))


@router.get("/lines", response=CarrierLinesOut)
def lines(request: StaffRequest) -> CarrierLinesOut:
    """The accounts of the settings, each with its line."""
    accounts, now, found = settings().texts.accounts, datetime.now(UTC), carriers.lines()
    waiting, today = carriers.waiting_parts(accounts), carriers.left_today(accounts, now)
    uncertain = carriers.uncertain_parts(accounts)
    return CarrierLinesOut(
        rows=[
            _line(name, chosen, found.get(name), now, waiting.get(name, 0), today.get(name, 0), uncertain.get(name, 0))
            for name, chosen in accounts.items()
        ]
    )


@router.get("/uncertain", response=UncertainTextsOut)
def uncertain(request: StaffRequest, cursor: str = "") -> UncertainTextsOut:
    """Fifty a page, the latest first."""
    page, hide = carriers.uncertain_texts(cursor), hiding()
    return UncertainTextsOut(
        rows=[_text(row, hide(row.number_masked, row.number_index)) for row in page.rows], next=page.next
    )


@router.post("/uncertain/{message}", response={204: None})
def settle(request: StaffRequest, message: str, body: SettleBody) -> Status[None]:
    """Send it again, or take it as sent. 409 ``settled``."""
    settle_uncertain(by=current_staff(request), id=message, send_again=body.send_again)
    return Status(204, None)


def _line(
    name: str,
    chosen: CarrierAccount,
    line: CarrierLine | None,
    now: datetime,
    waiting: int,
    today: int,
    uncertain: int,
) -> CarrierLineOut:
    return CarrierLineOut(
        account=name,
        protocol=chosen.protocol,
        carriers=[Carrier(each) for each in chosen.carriers],
        phase=line.phase if line else "none",
        is_down=line is None or is_down(line.phase, line.problem, line.phase_since, line.seen_at, now),
        phase_since=line.phase_since if line else None,
        seen_at=line.seen_at if line else None,
        problem=line.problem if line else "",
        last_problem=line.last_problem if line else "",
        last_problem_at=line.last_problem_at if line else None,
        per_minute=line.per_minute if line else 0,
        max_per_minute=round(chosen.per_second * 60),
        waiting=waiting,
        today=today,
        per_day=chosen.per_day,
        uncertain=uncertain,
    )


def _text(row: Text, number: str) -> UncertainTextOut:
    parts = list(row.parts.all())
    assert row.left_at is not None, "an uncertain text has left"
    return UncertainTextOut(
        id=row.id,
        left_at=row.left_at,
        number=number,
        purpose=Purpose(row.purpose),
        call=row.call,
        account=parts[0].account if parts else "",
        parts=len(parts),
        uncertain=sum(part.state == PartState.UNCERTAIN.value for part in parts),
    )
