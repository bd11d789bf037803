"""Endpoints for a person's own notifications: list, mark as read, choose kinds."""

from django.http import HttpResponse
from ninja import Router

from hotline.domains.platform.notifications.actions import preferences as notifications_preferences
from hotline.domains.platform.notifications.actions import receipts
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.platform.notifications.queries import own as notifications_own
from hotline.domains.platform.notifications.queries import preferences as queries_preferences
from hotline.domains.platform.notifications.rules.kinds import KINDS, Urgency
from hotline.domains.platform.notifications.schemas import (
    ChoiceBody,
    ChoiceOut,
    NotificationOut,
    NotificationsOut,
    PreferencesOut,
    ReadAllBody,
    ReadAllOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs

router = Router(tags=["notifications"], auth=needs())


@router.get("", response=NotificationsOut)
def own(request: StaffRequest, unread: bool = False, kind: str = "", before: int = 0) -> NotificationsOut:
    """The reader's own notifications, newest first, thirty a page."""
    person = current_staff(request).number
    rows, following = notifications_own.page_of(person, unread=unread, kind=kind, before=before)
    counts = notifications_own.unread_by_kind(person)
    return NotificationsOut(
        rows=[_out(row) for row in rows], next=following, unread=sum(counts.values()), unread_by_kind=counts
    )


@router.post("/read", response=ReadAllOut)
def read_all(request: StaffRequest, body: ReadAllBody) -> ReadAllOut:
    return ReadAllOut(count=receipts.read_all(by=current_staff(request), kind=body.kind))


@router.get("/preferences", response=PreferencesOut)
def preferences(request: StaffRequest) -> PreferencesOut:
    return _preferences(request)


@router.put("/preferences", response=PreferencesOut)
def choose(request: StaffRequest, body: ChoiceBody) -> PreferencesOut:
    """Turn one kind on or off on one channel; returns all kinds. 422 when a required kind is removed from the list."""
    notifications_preferences.choose(by=current_staff(request), kind=body.kind, channel=body.channel, on=body.on)
    return _preferences(request)


@router.post("/{notification_id}/read", response={204: None})
def read(request: StaffRequest, notification_id: str) -> HttpResponse:
    receipts.read(by=current_staff(request), id=notification_id)
    return HttpResponse(status=204)


def _preferences(request: StaffRequest) -> PreferencesOut:
    person = current_staff(request).number
    return PreferencesOut(kinds=[ChoiceOut(**choice._asdict()) for choice in queries_preferences.listing(person)])


def _out(row: Receipt) -> NotificationOut:
    source = row.notification
    return NotificationOut(
        id=source.id,
        kind=source.kind,
        kind_name=KINDS[source.kind].name if source.kind in KINDS else source.kind,
        urgency=Urgency(source.urgency),
        title=source.title,
        text=source.text,
        link=source.link,
        received_at=row.received_at,
        read_at=row.read_at,
    )
