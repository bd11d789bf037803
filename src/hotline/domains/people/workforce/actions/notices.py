"""Notifications of rosters, requests and offers."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Recipients
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.kernel.permissions import Permission

REQUESTS, CHANGES, OFFERS = "roster.request", "roster.change", "roster.offer"
PLANNERS = PermissionHolders(Permission.WORKFORCE_PLAN)
OWN_PAGE, PLANNERS_PAGE, DAY_PAGE = "/my/roster", "/workforce/requests", "/workforce/day"


def inform(kind: str, key: str, title: str, text: str, link: str, at: datetime, to: Iterable[Addressee]) -> None:
    notify(Content(key, kind, title, at, text, link, Urgency.IMPORTANT, about=key), to)


def people(*numbers: str) -> list[Addressee]:
    return [Recipients(tuple(number for number in numbers if number))]
