"""Notifies of requests for approval: who may decide, then who requested. Fills ``approvals.ports.notifier``."""

from collections.abc import Collection
from datetime import datetime

from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders, Recipients
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.kernel.permissions import Permission

PAGE = "/approvals"


def requested(*, id: str, title: str, text: str, at: datetime, decides: Permission, but: Collection[str]) -> None:
    content = Content(
        key=_about(id),
        about=_about(id),
        kind="approval.requested",
        title=title,
        text=text,
        link=PAGE,
        at=at,
        urgency=Urgency.IMPORTANT,
    )
    notify(content, [PermissionHolders(decides)], except_for=but)


def answered(*, id: str, title: str, text: str, at: datetime, to: str) -> None:
    settled(id=id)
    content = Content(
        key=f"{_about(id)}/answered", kind="approval.answered", title=title, text=text, link=f"{PAGE}?scope=mine", at=at
    )
    notify(content, [Recipients((to,))])


def settled(*, id: str) -> None:
    settle(_about(id))


def _about(id: str) -> str:
    return f"approval/{id}"
