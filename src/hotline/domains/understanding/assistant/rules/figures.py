"""Shares with their confidence intervals, and the agreement of two graders beyond chance."""

from collections.abc import Sequence

#: Standard deviations that hold 95 % of a normal distribution.
Z = 1.96


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of ``count``, which is more than none (Wilson 1927)."""
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z * ((share * (1 - share) + Z * Z / (4 * count)) / count) ** 0.5 / (1 + Z * Z / count)
    return middle - half, middle + half


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's: 1 for always the same, 0 for no more than by chance. None where chance alone would agree always."""
    if not pairs:
        return None
    count = len(pairs)
    agreed = sum(one == other for one, other in pairs) / count
    first, second = sum(one for one, _ in pairs) / count, sum(other for _, other in pairs) / count
    by_chance = first * second + (1 - first) * (1 - second)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
