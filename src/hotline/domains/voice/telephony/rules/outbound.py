"""Which numbers the hotline may ring: an allow-list by kind of number. What is of no kind listed here is not dialled.

The ranges are those of the national numbering plan (电信网编号计划, 2017). Whoever can have any number dialled from a
line that the city pays for can earn by it: premium numbers, transit prefixes, satellites, abroad.
"""

import re
from enum import StrEnum

from hotline.domains.voice.telephony.rules.numbers import EMERGENCY, INTERNAL_DIGITS


class NumberKind(StrEnum):
    """What a number is, as ``dialable`` returns it."""

    MOBILE = "mobile"
    FIXED = "fixed"  # of this city without its area code, or of another with it
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
        (NumberKind.ABROAD, r"00\d+"),
        (NumberKind.TRANSIT, r"(0\d{2,3})?(179|125|950)\d{2,}"),
        (NumberKind.SATELLITE, r"0?(1349|174[0-5])\d{7}"),
        (NumberKind.MOBILE, r"1(3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-35-8]|8\d|9\d)\d{8}"),
        (NumberKind.PREMIUM, r"(0\d{2,3})?16\d{3,}"),
        (NumberKind.FIXED, r"[2-8]\d{7}|0(10|2\d)[2-8]\d{7}|0[3-9]\d{2}[2-8]\d{6,7}"),
        (NumberKind.SHARED, r"400\d{7}"),
        (NumberKind.FREE, r"800\d{7}"),
        (NumberKind.GOVERNMENT, r"(0(10|2\d|[3-9]\d{2}))?123\d{2}"),
        (NumberKind.COMPANY, r"95[1-9]\d{2,3}|10000|10010|10086|10099"),
        (NumberKind.ENQUIRIES, r"114"),
        (NumberKind.LOCAL_SERVICE, r"(0(10|2\d|[3-9]\d{2}))?96\d{3,4}"),
    )
)
#: What an agent may ring.
ALLOWED = frozenset(
    {
        NumberKind.MOBILE,
        NumberKind.FIXED,
        NumberKind.SHARED,
        NumberKind.FREE,
        NumberKind.GOVERNMENT,
        NumberKind.COMPANY,
        NumberKind.ENQUIRIES,
    }
)
#: What can have called us, and so may be rung back. All others are presented by whoever forged them.
CAN_HAVE_CALLED = frozenset({NumberKind.MOBILE, NumberKind.FIXED})
SENTENCES = {
    NumberKind.EMERGENCY: "{number} 是紧急电话，热线不能拨打。请用身边的电话拨打，并马上告诉班长。",
    NumberKind.OWN: "这是本热线自己的号码，不能拨打。",
    NumberKind.INTERNAL: "这是内部号码。找同事请在通话中用咨询或转接。",
    NumberKind.ABROAD: "国际长途不能从热线拨打。确有需要请找班长。",
    NumberKind.PREMIUM: "收费信息台不能从热线拨打。",
    NumberKind.TRANSIT: "这个号码带有 IP 电话或转接的接入号，不能拨打。请直接拨对方的号码。",
    NumberKind.SATELLITE: "卫星电话不能从热线拨打。确有需要请找班长。",
    NumberKind.LOCAL_SERVICE: "这类服务号码可能收费，不能从热线拨打。请拨对方的固定电话或手机。",
    NumberKind.UNKNOWN: "这不是热线能拨打的号码，请检查后再拨。",
}


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


def dialling_error(number: str, own: str) -> str:
    """Why the hotline does not dial this number (as ``dialable`` returns it), as a sentence; "" when it does."""
    kind = kind_of(number, own)
    return "" if kind in ALLOWED else SENTENCES[kind].format(number=number)


def can_have_called(number: str) -> bool:
    """Whether a citizen can have such a number, so that ringing it back reaches one."""
    return kind_of(number) in CAN_HAVE_CALLED
