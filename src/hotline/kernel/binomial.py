"""What a sample shows of a share: tails of the binomial distribution and Wilson's interval. No randomness, no I/O."""

from math import exp, lgamma, log, log1p, sqrt

#: The normal distribution's quantile for 95 %, both sides.
Z_95 = 1.959963984540054

MAX_TERMS, NEAR, TINY = 20_000, 1e-14, 1e-300


def wilson(part: float, total: float) -> tuple[float, float] | None:
    """The 95 % interval of a share, of which ``part`` of ``total`` were seen; None where nothing was.

    Real numbers are allowed, as of an effective sample.

    Wilson, J. Amer. Statist. Assoc. 22, 1927.
    """
    if total == 0:
        return None
    share, z2 = part / total, Z_95 * Z_95
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_95 * sqrt((share * (1 - share) + z2 / (4 * total)) / total) / (1 + z2 / total)
    low = 0.0 if part == 0 else max(0.0, middle - half)
    high = 1.0 if part == total else min(1.0, middle + half)
    return low, high


def upper_tail(count: float, total: float, share: float) -> float:
    """Probability of ``count`` or more successes in ``total`` tries of probability ``share``.

    It is I_share(count, total - count + 1), DLMF 8.17.5, so real numbers are allowed, as for scaled-down evidence.
    """
    if count <= 0:
        return 1.0
    if count > total:
        return 0.0
    return incomplete_beta(count, total - count + 1, share)


def lower_tail(count: int, total: int, share: float) -> float:
    """Probability of ``count`` or fewer successes in ``total`` tries of probability ``share``."""
    if count < 0:
        return 0.0
    return 1.0 if count >= total else incomplete_beta(total - count, count + 1, 1 - share)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised, by the continued fraction of DLMF 8.17.22 in Lentz's way; a, b > 0 and x from 0 to 1."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, MAX_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < NEAR:
            break
    return value


def _away(value: float) -> float:
    """The value, moved away from zero."""
    return value if abs(value) > TINY else TINY
