"""Notifications on the wire."""

from datetime import datetime

from ninja import Schema

from hotline.domains.platform.notifications.rules.kinds import Channel, Urgency


class NotificationOut(Schema):
    """``link``: path of the page where the reader acts, "" for none; ``read_at`` null while it is unread."""

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
    """Newest first. ``next``: ``before`` of the next page; ``unread`` in all, and by kind."""

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
    """A kind as one has it. ``required``: it cannot be taken off the list."""

    kind: str
    name: str
    about: str
    required: bool
    listed: bool
    popup: bool


class PreferencesOut(Schema):
    kinds: list[ChoiceOut]


class ChoiceBody(Schema):
    """``channel`` list: the drawer and its count; browser: the browser's own pop-up while the page is hidden."""

    kind: str
    channel: Channel
    on: bool
