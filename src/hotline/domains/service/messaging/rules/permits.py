"""Whether a text may leave now, by blacklist, opt-out list, the number's cap and quiet hours: decided here alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.kernel.clock import BEIJING


class Bar(StrEnum):
    """Why a number gets no texts."""

    OPTED_OUT = "opted_out"  # 退订: nothing that the citizen did not request
    BLACKLISTED = "blacklisted"  # nothing at all


#: What the citizen waits for goes at any hour, and to whoever has opted out.
OF_THE_CITIZEN = frozenset({Purpose.VERIFICATION, Purpose.REQUESTED})
CAPPED = "capped"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Limits:
    """``caps``: texts of each purpose that leave for one number within 24 hours; none for one that is not named.

    ``quiet_from``, ``quiet_until``: in Beijing, over midnight. Equal ones: no quiet hours.
    """

    caps: Mapping[Purpose, int] = field(default_factory=dict)
    quiet_from: time = time(22)
    quiet_until: time = time(8)


@dataclass(frozen=True)
class Go:
    pass


@dataclass(frozen=True)
class Wait:
    until: datetime


@dataclass(frozen=True)
class Never:
    """``why``: opted_out, blacklisted or capped."""

    why: str


type Permit = Go | Wait | Never


def permit(purpose: Purpose, bars: Collection[Bar], left: int, moment: datetime, limits: Limits) -> Permit:
    """``bars``: of the number. ``left``: how many texts of this purpose left for it in the 24 hours before."""
    if Bar.BLACKLISTED in bars:
        return Never(Bar.BLACKLISTED)
    if purpose not in OF_THE_CITIZEN and Bar.OPTED_OUT in bars:
        return Never(Bar.OPTED_OUT)
    if purpose in limits.caps and left >= limits.caps[purpose]:
        return Never(CAPPED)
    end = quiet_until(moment, limits)
    return Go() if purpose in OF_THE_CITIZEN or end is None else Wait(end)


def quiet_until(moment: datetime, limits: Limits) -> datetime | None:
    """The end of the quiet hours that the moment lies in; None outside of them."""
    here = moment.astimezone(BEIJING)
    start, end = limits.quiet_from, limits.quiet_until
    over_midnight = start > end
    is_quiet = (here.time() >= start or here.time() < end) if over_midnight else start <= here.time() < end
    if not is_quiet:
        return None
    later = over_midnight and here.time() >= start
    return datetime.combine(here.date() + (DAY if later else timedelta()), end, BEIJING)
