"""The scale of a chart's axis: at which values ticks and labels stand."""

from collections.abc import Iterable
from math import ceil, floor, log10

ABOUT = 4


def ticks(values: Iterable[float]) -> list[float]:
    """Round numbers from at or below the least value to at or above the greatest, some four steps apart."""
    found = list(values) or [0.0, 1.0]
    low, high = min(found), max(found)
    if low == high:
        low, high = low - abs(low or 1) / 10, high + abs(high or 1) / 10
    step = _round_step((high - low) / ABOUT)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def written(values: list[float]) -> list[str]:
    """The values as labels, with just enough decimals to differ from each other."""
    step = values[1] - values[0]
    digits = max(0, -floor(log10(step) + 1e-9))
    return [f"{value:,.{digits}f}" for value in values]


def _round_step(step: float) -> float:
    size = 10.0 ** floor(log10(step))
    return next(size * times for times in (1, 2, 5, 10) if size * times >= step - size * 1e-9)
