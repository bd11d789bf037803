"""How far people agree who graded the same items, beyond chance. docs/algorithms/agreement.md has the formulas.

Items that were graded alike are counted, so that a thousand of them cost no more than ten. Every coefficient is 1 for
complete agreement and 0 for no more than chance; None where the items cannot show it: nobody graded twice, or chance
alone would agree always. All are computed from disagreements, whose sum is exactly 0 where there is none.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import accumulate, product
from math import fsum

#: The grades of one item, each with how many people gave it. Who did not grade the item is not in it.
type Tally[G: Hashable] = tuple[tuple[G, int], ...]
#: Items by their tally: how many there are of each.
type Graded[G: Hashable] = Mapping[Tally[G], int]
#: How far apart two grades are. Only proportions count, for every coefficient divides two sums of distances.
type Distance[G] = Callable[[G, G], float]


def tally[G: Hashable](grades: Iterable[G | None]) -> Tally[G]:
    """``grades``: of one item, None of whoever did not grade it. The same grades make the same tally in any order."""
    return tuple(sorted(Counter(each for each in grades if each is not None).items(), key=repr))


def apart(one: object, other: object) -> float:
    """Of grades without an order: different is different."""
    return float(one != other)


def linear(one: float, other: float) -> float:
    return abs(one - other)


def squared(one: float, other: float) -> float:
    return (one - other) ** 2


def cohen_kappa[G: Hashable](pairs: Mapping[tuple[G, G], int], distance: Distance[G] = apart) -> float | None:
    """Of two people (Cohen 1960; with another distance, weighted: 1968). ``pairs``: how many items have each pair."""
    first: Counter[G] = Counter()
    second: Counter[G] = Counter()
    for (one, other), items in pairs.items():
        first[one] += items
        second[other] += items
    by_chance = fsum(distance(one, other) * first[one] * second[other] for one, other in product(first, second))
    if by_chance == 0:
        return None
    observed = fsum(distance(*pair) * items for pair, items in pairs.items())
    return 1 - sum(pairs.values()) * observed / by_chance


def fleiss_kappa[G: Hashable](graded: Graded[G]) -> float | None:
    """Of any number of people (Fleiss 1971); where items have different numbers of grades, as Gwet extends it."""
    disagreed, by_chance = disagreement(graded), _variety(graded)
    return None if disagreed is None or by_chance == 0 else 1 - disagreed / by_chance


def gwet_ac1[G: Hashable](graded: Graded[G], grades: int | None = None) -> float | None:
    """Gwet's AC1 (2008): chance counts only where people are in doubt, so that rare grades do not spoil it.

    ``grades``: how many different ones could be given; None: those that were. With one alone it is None.
    """
    number = len(_totals(graded)) if grades is None else grades
    disagreed = disagreement(graded)
    if disagreed is None or number < 2:
        return None
    by_chance = _variety(graded) / (number - 1)
    return (1 - disagreed - by_chance) / (1 - by_chance)


def krippendorff_alpha[G: Hashable](graded: Graded[G], distance: Distance[G] = apart) -> float | None:
    """Krippendorff's alpha: of any number of people, grades missing. Items with one grade say nothing.

    ``distance``: ``apart`` of names, ``squared`` of numbers, ``of_ranks`` of what has only an order.
    """
    doubles = _doubles(graded)
    totals = _totals(doubles)
    by_chance = _distances(totals.items(), distance)
    if by_chance == 0:
        return None
    observed = fsum(_distances(each, distance) / (_size(each) - 1) * items for each, items in doubles.items())
    return 1 - (totals.total() - 1) * observed / by_chance


def of_ranks(graded: Graded[float]) -> Distance[float]:
    """The distance of ordinal grades: squared, of the middle ranks that each grade has among all that were paired."""
    totals = _totals(_doubles(graded))
    order = sorted(totals)
    below = accumulate((totals[grade] for grade in order), initial=0)
    rank = {grade: start + totals[grade] / 2 for grade, start in zip(order, below, strict=False)}
    return lambda one, other: (rank[one] - rank[other]) ** 2


def disagreement[G: Hashable](graded: Graded[G]) -> float | None:
    """The share of pairs of grades that differ, the mean of the items that have two or more; None without any."""
    doubles = _doubles(graded)
    if not doubles:
        return None
    differ = fsum(
        _distances(each, apart) / (_size(each) * (_size(each) - 1)) * items for each, items in doubles.items()
    )
    return differ / sum(doubles.values())


def _doubles[G: Hashable](graded: Graded[G]) -> dict[Tally[G], int]:
    return {each: items for each, items in graded.items() if items and _size(each) > 1}


def _size[G: Hashable](each: Tally[G]) -> int:
    return sum(count for _, count in each)


def _totals[G: Hashable](graded: Graded[G]) -> Counter[G]:
    totals: Counter[G] = Counter()
    for each, items in graded.items():
        for grade, count in each:
            if count * items:
                totals[grade] += count * items
    return totals


def _variety[G: Hashable](graded: Graded[G]) -> float:
    """The chance that two grades drawn at random differ; every item with a grade weighs the same."""
    grades = _totals(graded)
    if len(grades) < 2:
        return 0.0
    rated = {each: items for each, items in graded.items() if _size(each)}
    shares = dict.fromkeys(grades, 0.0)
    for each, items in rated.items():
        for grade, count in each:
            shares[grade] += count / _size(each) * items
    number = sum(rated.values())
    return fsum(share / number * (1 - share / number) for share in shares.values())


def _distances[G: Hashable](counts: Iterable[tuple[G, int]], distance: Distance[G]) -> float:
    """Of every two grades, in both orders."""
    return fsum(distance(one, other) * many * more for (one, many), (other, more) in product(counts, repeat=2))
