"""Assigns steps to people: claim a step, release it, hand it over, assign it."""

from django.db import transaction

from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.service.workorders.actions.common import fit, locked_now, note, now, record, save
from hotline.domains.service.workorders.actions.steps import check_may_do, open_task
from hotline.domains.service.workorders.models import Case, CaseTask, Member
from hotline.domains.service.workorders.rules.timeline import What
from hotline.events.workorders import TaskHeld
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def claim(*, by: Principal, case: str, task: int, revision: int | None = None) -> Case:
    """Claim a step.

    Claiming one's own step changes nothing. When two people claim it, the second is told who was first.
    """
    row, at = locked_now(by, case, revision)
    step = open_task(row, task)
    if step.person == by.number:
        return row
    if step.person:
        raise Refused(f"“{step.name}”已由 {step.person} 认领，如需接手请联系其转交。", code="taken")
    check_may_do(by, step, at)
    _hold(row, step, by.number, "claimed", by)
    return save(row, at)


@transaction.atomic
def release(*, by: Principal, case: str, task: int, revision: int | None = None) -> Case:
    """Return a step to everybody of its role and department. Its holder may do so, and people who may assign."""
    row, at = locked_now(by, case, revision)
    step = open_task(row, task)
    if not step.person:
        return row
    if not by.may(Permission.WORKORDERS_ASSIGN):
        check_may_do(by, step, at)
    _hold(row, step, "", "released", by)
    return save(row, at)


@transaction.atomic
def hand_over(*, by: Principal, case: str, task: int, to: str, reason: str = "", revision: int | None = None) -> Case:
    """Hand a step over to a person who can do it. Raises Invalid when that person cannot.

    Allowed for a person who has the step or could claim it, and for those who assign.
    """
    row, at = locked_now(by, case, revision)
    step = open_task(row, task)
    if not by.may(Permission.WORKORDERS_ASSIGN):
        check_may_do(by, step, at)
    if why := refusal_for(step, to):
        raise Invalid(why)
    _hold(
        row,
        step,
        to,
        "given" if by.may(Permission.WORKORDERS_ASSIGN) and step.person != by.number else "handed_over",
        by,
        fit(reason),
    )
    return save(row, at)


def refusal_for(step: CaseTask, number: str) -> str:
    """Why this person cannot do the step, as a sentence; "" when they can."""
    person = by_number(number)
    if person is None or not person.is_active or Permission.WORKORDERS_WORK not in person.permissions:
        return f"{number} 不存在，或没有办理工单的权限。请另选他人。"
    if step.department_id and not Member.objects.filter(department_id=step.department_id, number=number).exists():
        return f"{number} 不是“{step.department}”的经办人，请另选。"
    if not step.department_id and not person.roles.filter(code=step.role).exists():
        return f"{number} 没有“{step.name}”要求的角色。"
    return ""


def _hold(case: Case, step: CaseTask, person: str, how: What, by: Principal, text: str = "") -> None:
    step.person, step.claimed_at = person, now() if person else None
    step.save(update_fields=["person", "claimed_at"])
    note(case, how, by=by.number, at=now(), step=step.step, text=text, name=step.name, person=person)
    record(case, TaskHeld(step.step, person, how, by.number), by=by.number)
