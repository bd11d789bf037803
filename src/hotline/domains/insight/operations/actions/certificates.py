"""A certificate near its end, as notifications to the operators, once for each lead time."""

from contextlib import suppress
from datetime import datetime

from hotline.domains.insight.operations.ports import certificate_reader
from hotline.domains.insight.operations.rules.certificates import (
    LEAD_DAYS,
    Certificate,
    expiry_text,
    expiry_title,
    lead_reached,
)
from hotline.domains.platform.accounts.queries import numbers_with_role
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Role
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.kernel.errors import Unavailable
from hotline.kernel.permissions import Permission

OPERATORS = "operator"
URGENCY = dict(zip(LEAD_DAYS, (Urgency.ROUTINE, Urgency.IMPORTANT, Urgency.URGENT, Urgency.URGENT), strict=True))


def check_certificate(now: datetime) -> int:
    """Notify when a lead time is reached, settle what a renewed one answers; returns how many people were notified.

    Safe to repeat. A port that does not answer is for the watch, not for this.
    """
    with suppress(Unavailable):
        certificate = certificate_reader()()
        if certificate is not None:
            return _notify_of(certificate, now)
    return 0


def _notify_of(certificate: Certificate, now: datetime) -> int:
    about = f"certificate/{certificate.address}"
    lead = lead_reached(certificate.not_after, now)
    if lead is None:
        settle(about)
        return 0
    content = Content(
        key=f"{about}/{certificate.fingerprint}/{lead}",
        kind="certificate",
        title=expiry_title(certificate.not_after, now),
        text=expiry_text(certificate),
        link="/health",
        at=now,
        urgency=URGENCY[lead],
        about=about,
    )
    return len(notify(content, [_operators()]))


def _operators() -> Addressee:
    """Where nobody has the role, whoever sees the system's health."""
    return Role(OPERATORS) if numbers_with_role(OPERATORS) else PermissionHolders(Permission.LIVE_HEALTH)
