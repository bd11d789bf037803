"""What the answers of those examined say of the items of a paper and of the paper: classical test theory. Pure.

docs/algorithms/item-analysis.md has the formulas and a worked example.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from hotline.kernel.errors import Invalid


class ItemAnalysis(NamedTuple):
    """Of each item, in its order, and of the paper.

    ``difficulty``: the share that answered right, so the higher the easier. ``discrimination``: the point-biserial
    correlation of the item with the sum of the others, None where one of the two is the same for all. ``kr20``: how
    reliable the sum is (Kuder & Richardson 1937), None for fewer than two items and for equal sums. ``sem``: the
    standard error of a person's sum, in points.
    """

    difficulty: list[float]
    discrimination: list[float | None]
    kr20: float | None
    sem: float | None


def analysed(responses: Sequence[Sequence[int]]) -> ItemAnalysis:
    """``responses``: of each person, in the order of the items, 1 for right and 0 for wrong.

    Raises Invalid where a person has another number of items, or an answer is neither 0 nor 1.
    """
    if any(len(row) != len(responses[0]) for row in responses):
        raise Invalid("每人作答的题数须相同，未作答的题请记 0。", code="ragged")
    if any(answer not in (0, 1) for row in responses for answer in row):
        raise Invalid("作答只能是 0（错）或 1（对），未作答的题请记 0。", code="no_mark")
    persons, sums = len(responses), [sum(row) for row in responses]
    items = list(zip(*responses, strict=True))
    kr20 = _kr20([sum(item) for item in items], sums)
    spread = sqrt(_scatter(sums, sums) / (persons * (persons - 1))) if persons > 1 else None
    return ItemAnalysis(
        difficulty=[sum(item) / persons for item in items],
        discrimination=[_correlation(item, [all_ - x for all_, x in zip(sums, item, strict=True)]) for item in items],
        kr20=kr20,
        sem=None if kr20 is None or spread is None else spread * sqrt(max(0.0, 1 - kr20)),
    )


def _kr20(right: Sequence[int], sums: Sequence[int]) -> float | None:
    """``right``: how many answered each item right. Both variances are over the number of persons."""
    items, persons, scatter = len(right), len(sums), _scatter(sums, sums)
    if items < 2 or scatter == 0:
        return None
    return items / (items - 1) * (1 - sum(each * (persons - each) for each in right) / scatter)


def _correlation(one: Sequence[int], other: Sequence[int]) -> float | None:
    spreads = _scatter(one, one) * _scatter(other, other)
    return _scatter(one, other) / sqrt(spreads) if spreads else None


def _scatter(one: Sequence[int], other: Sequence[int]) -> int:
    """The square of their number times their covariance: whole numbers, so that no spread is exactly 0."""
    return len(one) * sum(x * y for x, y in zip(one, other, strict=True)) - sum(one) * sum(other)
