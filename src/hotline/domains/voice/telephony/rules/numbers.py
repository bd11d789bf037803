"""Normalises a carrier's numbers to one form: digits as dialled from Beijing, or nothing."""

import re

COUNTRY = "86"
ACCESS_12345 = "12345"
PLAUSIBLE = re.compile(r"\d{3,20}")
EMERGENCY = frozenset({"110", "119", "120", "122", "999"})
#: Up to so many digits a number is a colleague's, unless it is known outside (114).
INTERNAL_DIGITS = 4
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


def origin_of(dialed: str) -> str:
    """The hotline that the caller dialled: 12345 passes calls on under its own number."""
    return ACCESS_12345 if dialed.startswith(ACCESS_12345) else "12333"
