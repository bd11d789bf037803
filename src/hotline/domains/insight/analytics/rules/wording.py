"""Formats figures and their changes for people."""

from datetime import timedelta
from fractions import Fraction
from typing import Literal

from hotline.domains.insight.analytics.rules.measures.shape import Measure
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.kernel.money import half_up

type Compare = Literal["", "previous", "year"]
#: Fifty-two weeks: the same weekdays.
DAYS_A_YEAR = 364
NOTHING = "—"


def display(measure: Measure, value: Fraction | None) -> str:
    """The value as people read it.

    A share just below 100 % prints as ``<100.00%`` when rounding would hide the miss.
    """
    if value is None:
        return NOTHING
    if measure.unit == "%":
        text = half_up(value * 100, measure.digits)
        return f"<{text}%" if value < 1 and text >= 100 else f"{text}%"
    return f"{half_up(value, measure.digits):,}"


def change(measure: Measure, value: Fraction | None, old: Fraction | None) -> str:
    """The change from the old value: of a share in percentage points, of anything else in per cent."""
    if value is None or old is None:
        return NOTHING
    if measure.unit == "%":
        return f"{half_up((value - old) * 100, measure.digits):+} 点"
    return f"{half_up((value - old) / old * 100, 1):+}%" if old else NOTHING


def before(question: FigureQuery, compare: Compare) -> FigureQuery | None:
    """The same question over the days to hold it against: the stretch before, or the same weekdays a year ago."""
    if not compare:
        return None
    length = (question.last - question.first).days + 1
    back = timedelta(days=length if compare == "previous" else DAYS_A_YEAR)
    return FigureQuery(
        measures=question.measures,
        dimensions=question.dimensions,
        filters=question.filters,
        first=question.first - back,
        last=question.last - back,
    )
