"""Reads about notifications: one's own, what each person chose, who a name of an addressee means today."""

from hotline.domains.platform.notifications.queries.addressees import people_of
from hotline.domains.platform.notifications.queries.own import (
    OwnNotifications,
    own_documents,
    page_of,
    unread_by_kind,
    with_unread,
)
from hotline.domains.platform.notifications.queries.preferences import Choice, choices_of, listing

__all__ = [
    "Choice",
    "OwnNotifications",
    "choices_of",
    "listing",
    "own_documents",
    "page_of",
    "people_of",
    "unread_by_kind",
    "with_unread",
]
