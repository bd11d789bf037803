"""How far inspectors agree who graded the same calls without seeing each other's grades. Pure."""

from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum
from math import comb
from typing import NamedTuple

from hotline.domains.people.quality.rules.agreement_intervals import Interval, interval
from hotline.domains.people.quality.rules.machine_agreement import coefficient
from hotline.domains.people.quality.rules.results import Figure
from hotline.domains.people.quality.rules.standards import Grade
from hotline.kernel.agreement import cohen_kappa, fleiss_kappa, tally


class Drift(StrEnum):
    """Whether an inspector grades clearly otherwise than the others do: calls come to all of them by chance."""

    NONE = "none"
    STRICTER = "stricter"
    MILDER = "milder"


class Pair(NamedTuple):
    """One item of one call, graded twice."""

    item: str
    first: Grade
    second: Grade


class Agreement(NamedTuple):
    """``alike``: graded the same. Coefficients are None where they are undefined, the interval for fewer than 30."""

    pairs: int
    alike: int
    kappa: float | None
    ac1: float | None
    interval: Interval | None


def agreement(pairs: Sequence[Pair], seed: str) -> Agreement:
    """``seed``: of the interval; the same one gives the same."""
    graded = Counter(tally([each.first, each.second]) for each in pairs)
    return Agreement(
        pairs=len(pairs),
        alike=sum(each.first is each.second for each in pairs),
        kappa=cohen_kappa(Counter((each.first, each.second) for each in pairs)),
        ac1=coefficient(graded),
        interval=interval(graded, coefficient, seed),
    )


def joint_agreement(items: Sequence[Collection[Grade]], seed: str) -> Agreement:
    """Of any number of inspectors, each item with the grades of all: pairs of inspectors, and Fleiss' kappa."""
    graded = Counter(tally(grades) for grades in items)
    return Agreement(
        pairs=sum(comb(len(grades), 2) for grades in items),
        alike=sum(comb(count, 2) for grades in items for count in Counter(grades).values()),
        kappa=fleiss_kappa(graded),
        ac1=coefficient(graded),
        interval=interval(graded, coefficient, seed),
    )


def drift(own: Figure, others: Figure) -> Drift:
    """By intervals that do not touch, so that few calls never show one."""
    if own.low is None or own.high is None or others.low is None or others.high is None:
        return Drift.NONE
    if own.low > others.high:
        return Drift.STRICTER
    return Drift.MILDER if own.high < others.low else Drift.NONE
