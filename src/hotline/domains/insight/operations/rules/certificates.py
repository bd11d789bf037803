"""When somebody must see to a certificate before browsers refuse it, and how that is put."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.kernel.clock import BEIJING

#: Days before the end at which it is said again; 0: it is over.
LEAD_DAYS = (30, 14, 3, 0)


@dataclass(frozen=True)
class Certificate:
    """As it is served at ``address``; ``fingerprint`` tells a renewed one from the one before."""

    address: str
    fingerprint: str
    not_after: datetime


def lead_reached(not_after: datetime, now: datetime) -> int | None:
    """The last of LEAD_DAYS that has been reached; None while there is time enough."""
    reached = [days for days in LEAD_DAYS if now >= not_after - timedelta(days=days)]
    return min(reached, default=None)


def expiry_title(not_after: datetime, now: datetime) -> str:
    days = (not_after - now).days
    if now >= not_after:
        return "网站证书已过期，页面无法打开"
    return f"网站证书还有 {days} 天到期" if days else "网站证书不到一天就到期"


def expiry_text(certificate: Certificate) -> str:
    end = certificate.not_after.astimezone(BEIJING)
    return f"{certificate.address} 的证书于 {end:%Y-%m-%d %H:%M} 到期。请更换证书并重启 hotline。"
