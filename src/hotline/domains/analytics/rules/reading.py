"""How a figure is written, the same on every screen and in every report."""

from fractions import Fraction

from hotline.domains.analytics.rules.measures import Measure
from hotline.kernel.money import half_up

NOTHING = "—"


def shown(wanted: Measure, value: Fraction | None) -> str:
    """As people read it; a miss that rounding would hide prints ``<100.00%``."""
    if value is None:
        return NOTHING
    if wanted.unit == "%":
        text = half_up(value * 100, wanted.digits)
        return f"<{text}%" if value < 1 and text >= 100 else f"{text}%"
    return f"{half_up(value, wanted.digits):,}"
