"""Notifies the security administrators of what they must look at: strange sign-ins, certificates near their end."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.accounts.rules.strange_places import Strange
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.platform.security.ports import CertificateEnd, certificate_ends
from hotline.domains.platform.security.rules.expiry import certificate_title, day_text, lead_reached
from hotline.kernel.masking import mask_address
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.platform.accounts.models import SignInAttempt

ADMINISTRATORS = PermissionHolders(Permission.SECURITY_MANAGE)
#: A worker that was away looks back so far.
LOOKS_BACK = timedelta(hours=6)
NAMES = {Strange.NETWORK: "陌生地点", Strange.DEVICE: "陌生设备", Strange.HOURS: "反常时段"}


def notify_of_strange_sign_ins(now: datetime) -> int:
    """Of people who hold one of the three powers. Safe to repeat; returns how many people were notified."""
    return sum(map(_notify_of, accounts.strange_sign_ins_of_powers(now - LOOKS_BACK)))


def _notify_of(row: "SignInAttempt") -> int:
    assert row.staff is not None
    names = "、".join(name for strange, name in NAMES.items() if strange.value in row.strange)
    about = f"sign_in/{row.pk}"
    content = Content(
        key=about,
        kind="security.sign_in",
        title=f"{row.staff.number} {row.staff.name}在{names}登录",
        text=f"{mask_address(row.address)}，{row.device or '未知设备'}。请向本人核实；非本人的，结束登录并重设密码。",
        link=f"/security?tab=sign_ins&kind=strange&text={row.staff.number}",
        at=row.at,
        urgency=Urgency.IMPORTANT,
        about=about,
    )
    return len(notify(content, [ADMINISTRATORS]))


def notify_of_certificates(now: datetime) -> int:
    """Once for each lead time of each certificate; a renewed one settles what was said of the one before."""
    return sum(_notify_of_certificate(each, now) for each in certificate_ends()())


def _notify_of_certificate(found: CertificateEnd, now: datetime) -> int:
    if found.not_after is None:
        return 0
    about = f"security_certificate/{found.code}"
    lead = lead_reached(found.not_after, now)
    if lead is None:
        settle(about)
        return 0
    content = Content(
        key=f"{about}/{found.not_after.isoformat()}/{lead}",
        kind="certificate",
        title=certificate_title(found.name, found.not_after, now),
        text=f"{day_text(found.not_after)} 到期。{found.remedy}",
        link="/security?tab=endings",
        at=now,
        urgency=Urgency.ROUTINE if lead > 7 else Urgency.URGENT,
        about=about,
    )
    return len(notify(content, [ADMINISTRATORS]))
