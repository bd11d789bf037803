"""Who is notified of what happens to a case: who has it, and the heads of their departments."""

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
    """Who has the case at these steps, or at any where none of these is open; and the heads of their departments.

    Of a confidential case only who may open it hears: who has a step by name, else who sees all confidential cases.
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
