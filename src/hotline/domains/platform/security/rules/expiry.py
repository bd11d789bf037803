"""What ends by itself: certificates, passwords, keys. When that is soon, and when it is said."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from hotline.kernel.clock import BEIJING

#: Days before its end at which a certificate is notified of; 0: it is over.
LEAD_DAYS = (30, 7, 0)
SOON_DAYS = 30
#: A password is replaced by its owner within a minute.
SOON_PASSWORD_DAYS = 14


class EndKind(StrEnum):
    CERTIFICATE = "certificate"
    KEY = "key"
    PASSWORD = "password"


class EndState(StrEnum):
    """``UNLIMITED``: it has no end; ``UNKNOWN``: it could not be read."""

    OVER = "over"
    SOON = "soon"
    FAR = "far"
    UNLIMITED = "unlimited"
    UNKNOWN = "unknown"


NO_END = datetime.max.replace(tzinfo=UTC)
ORDER = (EndState.OVER, EndState.UNKNOWN, EndState.SOON, EndState.FAR, EndState.UNLIMITED)


@dataclass(frozen=True)
class Ending:
    """Something that ends at ``at``, and what to do about it. ``note``: what else is to be known."""

    kind: EndKind
    name: str
    at: datetime | None
    state: EndState
    remedy: str
    note: str = ""


def state_of(at: datetime, now: datetime, soon_days: int = SOON_DAYS) -> EndState:
    if now >= at:
        return EndState.OVER
    return EndState.SOON if at - now <= timedelta(days=soon_days) else EndState.FAR


def lead_reached(at: datetime, now: datetime) -> int | None:
    """The last of LEAD_DAYS that has been reached; None while there is time enough."""
    return min((days for days in LEAD_DAYS if now >= at - timedelta(days=days)), default=None)


def in_order(endings: list[Ending]) -> list[Ending]:
    """What needs somebody first."""
    return sorted(endings, key=lambda each: (ORDER.index(each.state), each.at is None, each.at or NO_END, each.name))


def certificate_title(name: str, at: datetime, now: datetime) -> str:
    if now >= at:
        return f"{name}已过期"
    days = (at - now).days
    return f"{name}还有 {days} 天到期" if days else f"{name}不到一天就到期"


def day_text(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d}"
