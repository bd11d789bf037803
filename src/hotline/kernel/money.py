"""Exact money: fractions until one rounding at the end, half up, to the fen."""

from decimal import Decimal
from fractions import Fraction
from math import floor

HALF = Fraction(1, 2)


def half_up(number: Fraction, digits: int) -> Decimal:
    """``number`` rounded to so many decimals, a half away from zero."""
    size = floor(abs(number) * 10**digits + HALF)
    return Decimal((number < 0 < size, tuple(map(int, str(size))), -digits))


def to_the_fen(yuan: Fraction) -> Decimal:
    """Yuan rounded to two decimals."""
    return half_up(yuan, 2)
