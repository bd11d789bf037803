"""Permission codes of accounts.rules.PERMISSIONS that this domain asks for, and who a person is to a case."""

from collections.abc import Collection
from dataclasses import dataclass

CREATE = "workorders.create"
VIEW_OWN = "workorders.view_own"
VIEW_DEPARTMENT = "workorders.view_department"
VIEW_ALL = "workorders.view_all"
VIEW_SEALED = "workorders.view_sealed"
WORK = "workorders.work"
REVEAL = "workorders.reveal"
URGE = "workorders.urge"
ASSIGN = "workorders.assign"
SUPERVISE = "workorders.supervise"
EXPORT = "workorders.export"
STATISTICS = "workorders.statistics"
CONFIGURE = "workorders.configure"
PUBLISH = "workorders.publish"
SEE = (VIEW_OWN, VIEW_DEPARTMENT, VIEW_ALL)


@dataclass(frozen=True)
class Doer:
    """``departments``: ids; ``stands_for``: who is away and has named this person."""

    number: str
    roles: Collection[str]
    departments: Collection[int] = ()
    stands_for: Collection[str] = ()


@dataclass(frozen=True)
class Held:
    """A step as far as it matters who may do it."""

    role: str
    department: int | None
    person: str


def may_do(doer: Doer, task: Held) -> bool:
    """Who has it, who stands in for them, or, while nobody has it, whoever of its role and department."""
    if task.person:
        return task.person == doer.number or task.person in doer.stands_for
    return task.role in doer.roles and (task.department is None or task.department in doer.departments)
