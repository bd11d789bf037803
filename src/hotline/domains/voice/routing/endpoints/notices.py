"""Endpoints of notices: a leader writes to agents and sees who has read it; agents read it."""

from datetime import datetime

from django.http import HttpResponse
from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.routing.actions import notices as routing_notices
from hotline.domains.voice.routing.models import Notice
from hotline.domains.voice.routing.queries import notices as queries_notices
from hotline.domains.voice.routing.queries.notices import PAGE
from hotline.domains.voice.routing.schemas import (
    NoticeBody,
    NoticeOut,
    NoticesOut,
    OwnNoticeOut,
    OwnNoticesOut,
    ReceiptOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs(Permission.LIVE_DIRECT))
desk = Router(tags=["desk"], auth=needs(Permission.DESK_USE))


@router.post("", response=NoticeOut)
def send(request: StaffRequest, body: NoticeBody) -> NoticeOut:
    """Send a notice, which appears on the desks at once. 422 for a text that is not permitted, or an empty audience."""
    meant = frozenset(name.strip() for name in body.meant)
    fields = body.dict(exclude={"meant"})
    return _to_out([routing_notices.send_notice(by=current_staff(request), meant=meant, **fields)])[0]


@router.get("", response=NoticesOut)
def notices(request: StaffRequest, before: datetime | None = None) -> NoticesOut:
    """Newest first, fifty a page, with who has read them and when."""
    rows = queries_notices.sent_before(before)
    return NoticesOut(rows=_to_out(rows), next=rows[-1].sent_at if len(rows) == PAGE else None)


@router.post("/{notice_id}/withdraw", response=NoticeOut)
def withdraw(request: StaffRequest, notice_id: str) -> NoticeOut:
    return _to_out([routing_notices.withdraw_notice(by=current_staff(request), id=notice_id)])[0]


@desk.get("", response=OwnNoticesOut)
def own(request: StaffRequest) -> OwnNoticesOut:
    """The latest notices to this agent, also those that are over."""
    notices = queries_notices.notices_of(current_staff(request).number)
    names = names_of({receipt.notice.by for receipt in notices})
    return OwnNoticesOut(
        rows=[
            OwnNoticeOut(
                id=receipt.notice.id,
                by=receipt.notice.by,
                by_name=names.get(receipt.notice.by, ""),
                text=receipt.notice.text,
                important=receipt.notice.important,
                sent_at=receipt.notice.sent_at,
                until=receipt.notice.until,
                withdrawn=receipt.notice.withdrawn_at is not None,
                read_at=receipt.read_at,
            )
            for receipt in notices
        ]
    )


@desk.post("/{notice_id}/read", response={204: None})
def read(request: StaffRequest, notice_id: str) -> HttpResponse:
    routing_notices.read_notice(by=current_staff(request), id=notice_id)
    return HttpResponse(status=204)


def _to_out(rows: list[Notice]) -> list[NoticeOut]:
    notices = {row.id: list(row.receipts.all()) for row in rows}
    numbers = {receipt.agent for receipts in notices.values() for receipt in receipts}
    names = names_of(numbers | {row.by for row in rows} | {row.withdrawn_by for row in rows})
    return [
        NoticeOut(
            id=row.id,
            by=row.by,
            by_name=names.get(row.by, ""),
            text=row.text,
            important=row.important,
            audience=row.audience,
            audience_name=queries_notices.audience_name(row),
            sent_at=row.sent_at,
            until=row.until,
            withdrawn_at=row.withdrawn_at,
            withdrawn_by=row.withdrawn_by,
            withdrawn_name=names.get(row.withdrawn_by, ""),
            receipts=[
                ReceiptOut(agent=one.agent, agent_name=names.get(one.agent, ""), read_at=one.read_at)
                for one in sorted(notices[row.id], key=lambda one: one.agent)
            ],
        )
        for row in rows
    ]
