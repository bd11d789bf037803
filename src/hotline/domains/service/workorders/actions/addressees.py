"""Addressees of notifications about a case: the people who have it, and the heads of their departments."""

from collections.abc import Collection, Iterator

from hotline.domains.platform.accounts.queries import numbers_with_role
from hotline.domains.platform.notifications.rules.addressees import (
    Addressee,
    DepartmentHandlers,
    DepartmentHeads,
    PermissionHolders,
    Person,
    Role,
)
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.kernel.permissions import Permission

#: A step that more people than this could claim is everybody's and nobody's: whoever assigns steps is notified.
MAX_CLAIMANTS = 20


def people_at(case: Case, steps: Collection[str], *, with_heads: bool = True) -> list[Addressee]:
    """The people who have the case at these steps, and the heads of their departments.

    When none of the steps is open, the people of every open step. Of a confidential case, only people who may open it
    are notified: those who have a step by name, else those who may see all confidential cases.
    """
    open_tasks = list(CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value).select_related("department"))
    tasks = [task for task in open_tasks if task.step in steps] or open_tasks
    if case.confidential:
        holders: list[Addressee] = [Person(task.person) for task in tasks if task.person]
        return holders or [PermissionHolders(Permission.WORKORDERS_VIEW_SEALED)]
    return [each for task in tasks for each in _of_task(task, with_heads=with_heads)]


def _of_task(task: CaseTask, *, with_heads: bool) -> Iterator[Addressee]:
    if task.person:
        yield Person(task.person)
    elif task.department:
        yield DepartmentHandlers(task.department.code)
    elif len(numbers_with_role(task.role)) > MAX_CLAIMANTS:
        yield PermissionHolders(Permission.WORKORDERS_ASSIGN)
    else:
        yield Role(task.role)
    if task.department and with_heads:
        yield DepartmentHeads(task.department.code)
