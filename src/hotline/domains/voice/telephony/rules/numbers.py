"""Normalises a carrier's numbers to one form: digits as dialled from Beijing, or nothing."""

import re

COUNTRY = "86"
ACCESS_12345 = "12345"
PLAUSIBLE = re.compile(r"\d{3,20}")
EMERGENCY = frozenset({"110", "119", "120", "122", "999"})
#: Directory enquiries alone is that short and outside; all else of up to four digits is a colleague's.
SHORT_AND_OUTSIDE = frozenset({"114"})
INTERNAL_DIGITS = 4
#: Abroad, and lines that bill whoever rings them.
EXPENSIVE = re.compile(r"00\d+|16[08]\d{4,}|1258\d+")
MOBILE_WITH_TRUNK_ZERO = re.compile(r"01[3-9]\d{9}")


def dialable(raw: str) -> str | None:
    """A number normalised for dialling; None when it is withheld or no number.

    ``+86 138…`` and ``0138…`` become ``138…``. Area codes keep their 0.
    """
    digits = re.sub(r"[\s().-]", "", raw)
    international = digits.startswith(("+", "00"))
    digits = digits.removeprefix("+") if digits.startswith("+") else digits.removeprefix("00")
    if not PLAUSIBLE.fullmatch(digits) or not digits.isascii():
        return None
    if digits.startswith(COUNTRY) and (international or len(digits) == 13):
        return _national(digits.removeprefix(COUNTRY))
    if international:
        return f"00{digits}"
    return digits[1:] if MOBILE_WITH_TRUNK_ZERO.fullmatch(digits) else digits


def _national(rest: str) -> str | None:
    """A number without its country code: a mobile number as it is, a fixed line with the 0 before its area code."""
    if not PLAUSIBLE.fullmatch(rest):
        return None
    return rest if rest.startswith(("0", "1")) and not rest.startswith("10") else f"0{rest}"


def dialling_error(number: str, own: str) -> str:
    """Why an agent may not dial this number (as ``dialable`` returns it), as a sentence; "" when they may.

    ``own`` is the hotline's own number.
    """
    if number in EMERGENCY:
        return f"{number} 是紧急电话，热线不能拨打。请用身边的电话拨打，并马上告诉班长。"
    if number == own or number.endswith(f"010{own}"):
        return "这是本热线自己的号码，不能拨打。"
    if len(number) <= INTERNAL_DIGITS and number not in SHORT_AND_OUTSIDE:
        return "这是内部号码。找同事请在通话中用咨询或转接。"
    if EXPENSIVE.fullmatch(number):
        return "国际长途和收费信息台不能从热线拨打。确有需要请找班长。"
    return ""


def origin_of(dialed: str) -> str:
    """The hotline that the caller dialled: 12345 passes calls on under its own number."""
    return ACCESS_12345 if dialed.startswith(ACCESS_12345) else "12333"
