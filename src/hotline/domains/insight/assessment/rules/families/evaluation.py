"""The result of a family of indicators: the value under the chosen readings, and the share of the base that it
costs.
"""

from fractions import Fraction

import msgspec

from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import Charge, progressive, steps
from hotline.kernel.errors import Invalid


class MissingInput(Invalid):
    """The numbers do not say enough for this reading, e.g. a mean where the longest is asked for."""


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` None: the denominator is 0, the indicator does not apply. ``clues`` are hints, not judgements."""

    value: Fraction | None
    num: Fraction | None = None
    den: Fraction | None = None
    met: bool = True
    charges: tuple[Charge, ...] = ()
    clues: tuple[str, ...] = ()


def by_steps(terms: Terms, value: Fraction, miss: Fraction, readings: Readings, **more: Fraction) -> Evaluation:
    """The usual way: one value, its miss in steps, tier by tier."""
    charges = progressive(terms.tiers, steps(miss, readings))
    return Evaluation(value=value, met=miss == 0, charges=charges, num=more.get("num"), den=more.get("den"))
