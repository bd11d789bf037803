"""What so many inspected calls can show: exact one-sided bounds of Clopper & Pearson (Biometrika 26, 1934).

docs/algorithms/sampling.md has the formulas and worked numbers.
"""

from collections.abc import Callable

from hotline.kernel.binomial import lower_tail, upper_tail

#: A larger sample is not looked for: no centre has as many calls.
LARGEST = 10**8
#: Halvings of an interval of shares until it is as narrow as a float.
HALVINGS = 60


def upper_bound(wrong: int, inspected: int, confidence: float = 0.95) -> float | None:
    """The highest share of wrong ones that ``wrong`` of ``inspected`` leave possible; None where none was inspected.

    One-sided: the real share lies above it in at most 1 - ``confidence`` of all samples.
    """
    if inspected == 0:
        return None
    if wrong >= inspected:
        return 1.0
    low, high = wrong / inspected, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        possible = lower_tail(wrong, inspected, middle) > 1 - confidence
        low, high = (middle, high) if possible else (low, middle)
    return (low + high) / 2


def min_sample(limit: float, confidence: float, allowed: int) -> int | None:
    """How many have to be inspected so that ``allowed`` wrong ones among them still show a share of at most ``limit``.

    None where that takes more than ``LARGEST``.
    """
    return _first(lambda size: lower_tail(allowed, size, limit) <= 1 - confidence, allowed + 1, LARGEST)


def min_right(inspected: int, share: float, confidence: float) -> int | None:
    """How many right ones of ``inspected`` show that at least ``share`` of all are right; None: not even all."""
    return _first(lambda right: upper_tail(right, inspected, share) <= 1 - confidence, 0, inspected)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The smallest number from ``low`` to ``high`` for which it holds; above that it holds for all."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
