"""Which kinds of notifications there are, whom they are for, what may stand in them."""

from hotline.domains.platform.notifications.rules.addressees import (
    Addressee,
    DepartmentHandlers,
    DepartmentHeads,
    Group,
    PermissionHolders,
    Person,
    Role,
)
from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel, Kind, Urgency, preferred
from hotline.domains.platform.notifications.rules.texts import Content, fitted

__all__ = [
    "KINDS",
    "Addressee",
    "Channel",
    "Content",
    "DepartmentHandlers",
    "DepartmentHeads",
    "Group",
    "Kind",
    "PermissionHolders",
    "Person",
    "Role",
    "Urgency",
    "fitted",
    "preferred",
]
