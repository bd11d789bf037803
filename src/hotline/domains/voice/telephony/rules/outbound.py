"""What a telephone number is, by the ranges of the national numbering plan (电信网编号计划, 2017).

Whoever can have any number dialled from a line that the city pays for can earn by it: premium numbers, transit
prefixes, satellites, abroad. Who may ring which kind is set by people, see ``outbound_policy``; some kinds nobody may.
"""

import re
from enum import StrEnum

from hotline.domains.voice.telephony.rules.numbers import EMERGENCY, INTERNAL_DIGITS


class NumberKind(StrEnum):
    """What a number is, as ``dialable`` returns it."""

    MOBILE = "mobile"
    LOCAL = "local"  # a fixed line of this city, with or without its area code
    FIXED = "fixed"  # a fixed line elsewhere
    SHARED = "shared"  # 400: the caller pays a local call
    FREE = "free"  # 800: the called pays
    GOVERNMENT = "government"  # 123xx: another authority's hotline, here or, with its area code, elsewhere
    COMPANY = "company"  # 95xxx: a bank, an insurer; a carrier's own service
    ENQUIRIES = "enquiries"  # 114
    LOCAL_SERVICE = "local_service"  # 96xxx: some of them bill
    EMERGENCY = "emergency"
    OWN = "own"
    INTERNAL = "internal"
    ABROAD = "abroad"
    PREMIUM = "premium"  # bills whoever rings it
    TRANSIT = "transit"  # a prefix behind which any number follows, by another carrier or over IP
    SATELLITE = "satellite"
    UNKNOWN = "unknown"


#: In this order: the first that fits is what the number is.
PATTERNS: tuple[tuple[NumberKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (NumberKind.SATELLITE, r"00(870|881|882|883)\d+"),
        (NumberKind.PREMIUM, r"00(1900|1976|979|808)\d+"),
        (NumberKind.ABROAD, r"00\d+"),
        (NumberKind.TRANSIT, r"(0\d{2,3})?(179|125|950)\d{2,}"),
        (NumberKind.SATELLITE, r"0?(1349|174[0-5])\d{7}"),
        (NumberKind.MOBILE, r"1(3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-35-8]|8\d|9\d)\d{8}"),
        (NumberKind.PREMIUM, r"(0\d{2,3})?16\d{3,}"),
        (NumberKind.LOCAL, r"(010)?[2-8]\d{7}"),
        (NumberKind.FIXED, r"02\d[2-8]\d{7}|0[3-9]\d{2}[2-8]\d{6,7}"),
        (NumberKind.SHARED, r"400\d{7}"),
        (NumberKind.FREE, r"800\d{7}"),
        (NumberKind.GOVERNMENT, r"(0(10|2\d|[3-9]\d{2}))?123\d{2}"),
        (NumberKind.COMPANY, r"95[1-9]\d{2,3}|10000|10010|10086|10099"),
        (NumberKind.ENQUIRIES, r"114"),
        (NumberKind.LOCAL_SERVICE, r"(0(10|2\d|[3-9]\d{2}))?96\d{3,4}"),
    )
)
#: What people may let a role ring, in the order of the settings page.
SELECTABLE = (
    NumberKind.MOBILE,
    NumberKind.LOCAL,
    NumberKind.FIXED,
    NumberKind.GOVERNMENT,
    NumberKind.COMPANY,
    NumberKind.SHARED,
    NumberKind.FREE,
    NumberKind.ENQUIRIES,
    NumberKind.LOCAL_SERVICE,
    NumberKind.ABROAD,
)
#: What nobody may ring, whatever is set.
NEVER = frozenset(NumberKind) - {*SELECTABLE, NumberKind.UNKNOWN}
#: What can have called us, and so may be rung back. All others are presented by whoever forged them.
CAN_HAVE_CALLED = frozenset({NumberKind.MOBILE, NumberKind.LOCAL, NumberKind.FIXED})
#: Of one citizen or office; all others are answered by many.
PERSONAL = CAN_HAVE_CALLED | {NumberKind.ABROAD}


def kind_of(number: str, own: str = "") -> NumberKind:
    """``number`` as ``dialable`` returns it; ``own`` is the hotline's own number, "" when that does not matter."""
    if number in EMERGENCY:
        return NumberKind.EMERGENCY
    if own and number in (own, f"010{own}"):
        return NumberKind.OWN
    found = next((kind for kind, pattern in PATTERNS if pattern.fullmatch(number)), NumberKind.UNKNOWN)
    if found is NumberKind.UNKNOWN and len(number) <= INTERNAL_DIGITS:
        return NumberKind.INTERNAL
    return found


def can_have_called(number: str) -> bool:
    """Whether a citizen can have such a number, so that ringing it back reaches one."""
    return kind_of(number) in CAN_HAVE_CALLED
