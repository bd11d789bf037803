"""Notifications on the wire."""

from datetime import datetime

from ninja import Schema

from hotline.domains.platform.notifications.rules.kinds import Channel, Urgency


class NotificationOut(Schema):
    """``link``: path of the page where the reader acts, "" for none. ``read_at``: null while unread."""

    id: str
    kind: str
    kind_name: str
    urgency: Urgency
    title: str
    text: str
    link: str
    received_at: datetime
    read_at: datetime | None


class NotificationsOut(Schema):
    """Rows are newest first. ``next``: ``before`` of the next page. ``unread``: number in all, and by kind."""

    rows: list[NotificationOut]
    next: int | None
    unread: int
    unread_by_kind: dict[str, int]


class ReadAllBody(Schema):
    """``kind`` "": all kinds."""

    kind: str = ""


class ReadAllOut(Schema):
    count: int


class ChoiceOut(Schema):
    """A kind with the reader's settings. ``required``: the kind cannot be removed from the list."""

    kind: str
    name: str
    about: str
    required: bool
    listed: bool
    popup: bool


class PreferencesOut(Schema):
    kinds: list[ChoiceOut]


class ChoiceBody(Schema):
    """``channel``: ``list`` is the drawer and its count, ``browser`` is the pop-up while the page is hidden."""

    kind: str
    channel: Channel
    on: bool
