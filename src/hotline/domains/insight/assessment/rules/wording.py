"""Formats figures, targets and quarters for people."""

from decimal import Decimal
from fractions import Fraction

from hotline.domains.insight.assessment.rules.assess import Assessment, display
from hotline.domains.insight.assessment.rules.contract import Period, Terms
from hotline.kernel.money import half_up

NAMES = "一二三四"
MAX_DIGITS = 6
#: Texts for an item without entries, which is not assessed, and for an item that is settled at the year's end.
UNENTERED, NOT_ASSESSED, LATER = "未登记", "不判定", "年末结算"


def quarter_name(quarter: Period) -> str:
    return f"{quarter.key[:4]} 年第{NAMES[int(quarter.key[-1]) - 1]}季度"


def target_text(terms: Terms) -> str:
    if terms.target == 0 and terms.family == "incidents":
        return f"0 {terms.unit}"
    sign = "≥" if terms.direction == "at_least" else "≤"
    text = plain(terms.target * 100 if terms.unit == "%" else terms.target)
    if terms.unit == "%":
        return f"{sign} {text}%"
    return f"{sign} {text}" if terms.family == "volume" else f"{sign} {text} {terms.unit}"


def display_short(assessment: Assessment) -> str:
    """The value of a forecast. One that counts things is shown without decimals."""
    terms, value = assessment.terms, assessment.value
    if value is None or terms.unit == "%":
        return assessment.displayed_value
    return grouped(display(terms, Fraction(half_up(value, 0))))


def grouped(text: str) -> str:
    """``9469 通`` -> ``9,469 通``."""
    number, _, unit = text.partition(" ")
    return f"{int(number):,} {unit}" if number.isdigit() else text


def plain(number: Fraction, max_digits: int = MAX_DIGITS) -> str:
    """The number with as few decimals as keep its value, at most ``max_digits``."""
    digits = next(
        n for n in range(max_digits + 1) if n == max_digits or half_up(number, n) == half_up(number, max_digits)
    )
    return f"{half_up(number, digits):,}"


def yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}"
