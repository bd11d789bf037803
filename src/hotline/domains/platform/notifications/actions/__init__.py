"""Writes about notifications. ``notify`` is the one way by which people are notified."""

from hotline.domains.platform.notifications.actions.escalation import escalate_unread
from hotline.domains.platform.notifications.actions.notify import BUCKET, notify
from hotline.domains.platform.notifications.actions.preferences import choose
from hotline.domains.platform.notifications.actions.receipts import read, read_all, settle
from hotline.domains.platform.notifications.actions.upkeep import delete_old, publish_again
from hotline.domains.platform.notifications.rules import (
    Addressee,
    Content,
    DepartmentHandlers,
    DepartmentHeads,
    Group,
    PermissionHolders,
    Person,
    Role,
    Urgency,
)

__all__ = [
    "BUCKET",
    "Addressee",
    "Content",
    "DepartmentHandlers",
    "DepartmentHeads",
    "Group",
    "PermissionHolders",
    "Person",
    "Role",
    "Urgency",
    "choose",
    "delete_old",
    "escalate_unread",
    "notify",
    "publish_again",
    "read",
    "read_all",
    "settle",
]
