"""How machine and people agree on an item, and whether its proposals help. Pure.

What counts for that are grades that were given without sight of the proposal: who has seen it agrees more often.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.people.quality.rules.agreement_intervals import MIN_DOUBLES, Interval, interval
from hotline.domains.people.quality.rules.standards import Grade
from hotline.kernel.agreement import Tally, gwet_ac1, tally

#: Below this share of failures that people confirm, proposals take more time than they save.
MIN_PRECISION = 0.7
#: Fewer failures than that show no share.
MIN_FAILURES = 5


class MachineAdvice(StrEnum):
    """What the figures speak for. People switch."""

    TOO_FEW = "too_few"
    HINT = "hint"
    HIDE = "hide"


class Compared(NamedTuple):
    """One item of one call: what the machine held, how an inspector graded it, and whether with it in sight."""

    item: str
    machine: Grade
    person: Grade
    was_displayed: bool


class ItemAgreement(NamedTuple):
    """``failures`` of the machine among the ``blind`` ones, of which people ``confirmed`` some; ``missed``: only people
    found them. ``displayed``: graded with the proposal in sight, ``alike`` of them as it said.
    """

    blind: int = 0
    ac1: float | None = None
    interval: Interval | None = None
    failures: int = 0
    confirmed: int = 0
    missed: int = 0
    displayed: int = 0
    alike: int = 0

    @property
    def advice(self) -> MachineAdvice:
        if self.blind < MIN_DOUBLES or self.failures < MIN_FAILURES:
            return MachineAdvice.TOO_FEW
        return MachineAdvice.HINT if self.confirmed >= MIN_PRECISION * self.failures else MachineAdvice.HIDE


def agreements(compared: Iterable[Compared]) -> dict[str, ItemAgreement]:
    by_item: dict[str, list[Compared]] = {}
    for each in compared:
        by_item.setdefault(each.item, []).append(each)
    return {item: _agreement(item, rows) for item, rows in by_item.items()}


def coefficient(graded: Mapping[Tally[Grade], int]) -> float | None:
    return gwet_ac1(graded, len(Grade))


def _agreement(item: str, rows: list[Compared]) -> ItemAgreement:
    blind = [each for each in rows if not each.was_displayed]
    seen = [each for each in rows if each.was_displayed]
    graded = Counter(tally([each.machine, each.person]) for each in blind)
    failures = [each for each in blind if each.machine is Grade.FAIL]
    return ItemAgreement(
        blind=len(blind),
        ac1=coefficient(graded),
        interval=interval(graded, coefficient, f"machine/{item}"),
        failures=len(failures),
        confirmed=sum(each.person is Grade.FAIL for each in failures),
        missed=sum(each.person is Grade.FAIL and each.machine is not Grade.FAIL for each in blind),
        displayed=len(seen),
        alike=sum(each.machine is each.person for each in seen),
    )
