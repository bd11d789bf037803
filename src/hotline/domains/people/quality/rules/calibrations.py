"""A calibration (校准会): inspectors grade one call blind, see all grades, and agree on the right ones. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.people.quality.rules.inspector_agreement import Agreement, Pair, agreement
from hotline.domains.people.quality.rules.standards import Grade
from hotline.kernel.errors import Invalid

MIN_INSPECTORS, MAX_INSPECTORS, MAX_DUE_DAYS, MAX_NAME = 2, 20, 60, 60


class CalibrationStage(StrEnum):
    """``marking``: each grades alone; ``opened``: all see all grades; ``closed``: the decisions stand."""

    MARKING = "marking"
    OPENED = "opened"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class CalibrationSettings(NamedTuple):
    """``call`` and the kind whose standard in force it is graded by."""

    name: str
    call: str
    kind: str
    due: date
    inspectors: tuple[str, ...]


class ItemGrades(NamedTuple):
    """One item: the grade of each inspector who has submitted, and what the chair decided, if anything."""

    item: str
    grades: Mapping[str, Grade]
    decided: Grade | None = None

    @property
    def is_unanimous(self) -> bool:
        return len(set(self.grades.values())) == 1

    @property
    def right(self) -> Grade | None:
        """The grade by decision; without one, that of all. None where they differ and nobody has decided."""
        if self.decided is not None or not self.is_unanimous:
            return self.decided
        return next(iter(self.grades.values()))


def check_settings(chosen: CalibrationSettings, may_inspect: Collection[str], agent: str, today: date) -> None:
    """Raises Invalid with every fault. ``agent``: of the call."""
    faults = []
    if not 1 <= len(chosen.name.strip()) <= MAX_NAME:
        faults.append(f"请填写校准会名称，最多 {MAX_NAME} 字。")
    if not MIN_INSPECTORS <= len(set(chosen.inspectors)) <= MAX_INSPECTORS:
        faults.append(f"请邀请 {MIN_INSPECTORS} 到 {MAX_INSPECTORS} 名质检员。")
    if unknown := sorted(set(chosen.inspectors) - set(may_inspect)):
        faults.append(f"{'、'.join(unknown)} 不是在用的质检员，请移除。")
    if agent in chosen.inspectors:
        faults.append(f"{agent} 是该通话的坐席，请移除。")
    if not today <= chosen.due <= today + timedelta(days=MAX_DUE_DAYS):
        faults.append(f"评分期限须在今天起 {MAX_DUE_DAYS} 天内。")
    if faults:
        raise Invalid("".join(faults), code="bad_calibration")


def undecided(items: Sequence[ItemGrades]) -> list[str]:
    """The items in which inspectors differ and nobody has decided."""
    return [each.item for each in items if each.right is None]


def agreement_with_decisions(items: Sequence[ItemGrades], inspector: str, seed: str) -> Agreement:
    """How far one inspector's grades are the right ones, over the items of which one is known."""
    pairs = [Pair(each.item, each.grades[inspector], each.right) for each in items if each.right is not None]
    return agreement(pairs, seed)
