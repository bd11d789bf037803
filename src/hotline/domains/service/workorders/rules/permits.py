"""Decides who may see cases, and how a person is related to a case."""

from collections.abc import Collection
from dataclasses import dataclass

from hotline.kernel.permissions import Permission

SEE = (Permission.WORKORDERS_VIEW_OWN, Permission.WORKORDERS_VIEW_DEPARTMENT, Permission.WORKORDERS_VIEW_ALL)


@dataclass(frozen=True)
class Doer:
    """``departments``: ids; ``stands_for``: who is away and has named this person."""

    number: str
    roles: Collection[str]
    departments: Collection[int] = ()
    stands_for: Collection[str] = ()


@dataclass(frozen=True)
class Held:
    """What of a step decides who may do it."""

    role: str
    department: int | None
    person: str


def may_do(doer: Doer, task: Held) -> bool:
    """Whether this person may do the step.

    That is who has the step and that person's substitute; while nobody has it, anybody of its role and department.
    """
    if task.person:
        return task.person == doer.number or task.person in doer.stands_for
    return task.role in doer.roles and (task.department is None or task.department in doer.departments)
