"""Figures and days as they are written on the desk and read to a caller."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR

type Number = Decimal | Fraction | int
WEEKDAYS = "一二三四五六日"
FEN = Decimal("0.01")


def fen(amount: Number) -> Decimal:
    """Half up, the one place where money is rounded; amounts are 0 or more."""
    exact = Fraction(amount)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(FEN, ROUND_HALF_UP)


def yuan(amount: Number) -> str:
    """32000 is "32,000 元", 919.54 "919.54 元"."""
    rounded = fen(amount)
    return f"{rounded:,.0f} 元" if rounded == rounded.to_integral_value() else f"{rounded:,} 元"


def about(amount: Number) -> str:
    """``yuan`` that owns up to being rounded: 是 50 元, 约 57.47 元."""
    return f"{'是' if Fraction(fen(amount)) == Fraction(amount) else '约'} {yuan(amount)}"


def plain(number: Number) -> str:
    """3.50 is "3.5"; for halves, hours and the like, which are short decimals."""
    exact = Fraction(number)
    return f"{(Decimal(exact.numerator) / Decimal(exact.denominator)).normalize():f}"


def percent(share: Fraction) -> str:
    return f"{plain(share * 100)}%"


def in_years(months: int, year: str = "年") -> str:
    """Months in words: 731 is "60 年 11 个月". ``year`` 岁 makes it an age."""
    years, rest = divmod(months, YEAR)
    parts = [f"{years} {year}"] if years or not rest else []
    return " ".join(parts + ([f"{rest} 个月"] if rest else []))


def month_of(day: date) -> str:
    return f"{day.year} 年 {day.month} 月"


def day_of(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def weekday_of(day: date) -> str:
    return f"星期{WEEKDAYS[day.weekday()]}"
