"""The share of wrong ones among all calls, from a sample in which not every call had the same chance. Pure.

Within a stratum each call has the same chance, so that 1 over it is calls over inspected ones, and the estimate of
Horvitz & Thompson is that of a stratified sample (Cochran, Sampling Techniques, 3rd edition 1977, chapter 5).
"""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from hotline.kernel.errors import Invalid


class Stratum(NamedTuple):
    """Calls that had the same chance. ``inspected`` of ``calls`` were drawn, ``wrong`` of those found wrong."""

    name: str
    calls: int
    inspected: int
    wrong: int


class Estimate(NamedTuple):
    """``rate`` of all calls; None while a stratum with calls has none inspected, which would leave it out.

    ``standard_error``: None too while a stratum that is not inspected completely has only one, which shows no spread.
    """

    rate: float | None
    standard_error: float | None


def estimated(strata: Sequence[Stratum]) -> Estimate:
    """Raises Invalid for a stratum with more inspected than calls, or more wrong than inspected."""
    for each in strata:
        if not 0 <= each.wrong <= each.inspected <= each.calls:
            raise Invalid(f"分层“{each.name}”须满足 0 ≤ 答错数 ≤ 已检数 ≤ 总数，请核对。", code="impossible_stratum")
    filled = [each for each in strata if each.calls]
    if not filled or any(not each.inspected for each in filled):
        return Estimate(None, None)
    total = sum(each.calls for each in filled)
    rate = fsum(each.calls / total * each.wrong / each.inspected for each in filled)
    variances = [_variance(each, total) for each in filled]
    known = [each for each in variances if each is not None]
    return Estimate(rate, sqrt(fsum(known)) if len(known) == len(variances) else None)


def _variance(stratum: Stratum, total: int) -> float | None:
    """What the stratum adds to the variance of the rate; Cochran's 5.27 with s² = n p (1 - p) / (n - 1).

    A stratum that was inspected completely adds nothing.
    """
    _, calls, inspected, wrong = stratum
    if inspected == calls:
        return 0.0
    if inspected < 2:
        return None
    spread = wrong * (inspected - wrong) / (inspected * (inspected - 1))
    return (calls / total) ** 2 * (1 - inspected / calls) * spread / inspected
