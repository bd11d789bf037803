"""What is strange about a sign-in: where it comes from, at which browser, at which time of day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import ip_address, ip_network

from hotline.kernel.clock import BEIJING

#: Somebody may sign in so many hours earlier or later than ever before.
HOURS_AROUND = 2
#: Whoever has signed in less often has no usual hours yet.
MIN_SIGN_INS = 10
HOURS_A_DAY = 24
#: Whoever has one address of such a network has the others as well.
NETWORK_BITS = {4: 24, 6: 64}
_VERSION = re.compile(r"\s*\d+")


class Strange(StrEnum):
    """``NETWORK``: outside the offices, and never there before. ``HOURS``: not at this time of day before."""

    NETWORK = "network"
    DEVICE = "device"
    HOURS = "hours"


@dataclass(frozen=True)
class Place:
    """From where somebody signs in, and when. ``device``: what the browser calls itself."""

    address: str
    device: str
    at: datetime


def strange_about(here: Place, before: Sequence[Place], *, at_office: bool) -> list[Strange]:
    """``before``: where the same person signed in until now. The very first sign-in has neither device nor hours."""
    found = []
    if not at_office and network_of(here.address) not in {network_of(each.address) for each in before}:
        found.append(Strange.NETWORK)
    if before and _plain_device(here.device) not in {_plain_device(each.device) for each in before}:
        found.append(Strange.DEVICE)
    if len(before) >= MIN_SIGN_INS and not any(_hours_apart(here.at, each.at) <= HOURS_AROUND for each in before):
        found.append(Strange.HOURS)
    return found


def network_of(address: str) -> str:
    """The network that an address belongs to; what is no address stands for itself."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{found}/{NETWORK_BITS[found.version]}", strict=False))


def _plain_device(device: str) -> str:
    """Without versions: a browser that was brought up to date is the same one."""
    return _VERSION.sub("", device)


def _hours_apart(one: datetime, other: datetime) -> int:
    hours = abs(one.astimezone(BEIJING).hour - other.astimezone(BEIJING).hour)
    return min(hours, HOURS_A_DAY - hours)
