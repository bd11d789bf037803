"""Changes departments, their members, and substitutes."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.workorders.models import Case, Department, Leave, Member
from hotline.domains.service.workorders.queries.people import department
from hotline.domains.service.workorders.rules.blueprint import term_in
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def save_department(
    *, by: str, code: str, name: str, district: str = "", deadline: str = "", active: bool = True
) -> Department:
    """Create or change a department.

    A department that still has open cases cannot be taken out of use. The refusal names their number.
    """
    if deadline and term_in(deadline) is None:
        raise Invalid(f"时限“{deadline}”无法识别。请写成“7天”“5个工作日”“24小时”。")
    row = Department.objects.filter(code=code).first() or Department(code=code)
    if row.pk and row.active and not active:
        _refuse_busy(row)
    row.name, row.district, row.deadline, row.active = name, district, deadline, active
    row.kind = (Department.Kind.DISTRICT if district else Department.Kind.OFFICE).value
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("已有同名的承办单位，或这个区已有区局，请更换名称或区。", code="known_already") from error
    audit.record(
        by=by,
        action="workorders.save_department",
        about=f"department/{code}",
        name=name,
        active=active,
        deadline=deadline,
    )
    return row


def _refuse_busy(row: Department) -> None:
    if busy := open_cases(row):
        raise Refused(f"“{row.name}”有 {busy} 张在办工单。请先改派再停用。", code="department_busy")


def open_cases(row: Department) -> int:
    return Case.objects.filter(department=row, over=False).count()


@transaction.atomic
def set_members(*, by: str, code: str, members: Sequence[str], heads: Sequence[str] = ()) -> Department:
    """Set the members of a department. Raises Invalid for a person who may not handle cases.

    Raises Refused when the department has open cases and would have no member; ``own_rights`` for who would change
    their own place in it, and with that which cases they see and work on.
    """
    row = department(code)
    own = Member.objects.filter(department=row, number=by).first()
    if (own is not None, own is not None and own.head) != (by in members, by in members and by in heads):
        raise Refused("不能变更本人在承办单位的身份，请由其他管理员办理。", code="own_rights")
    able = set(staff_with(Permission.WORKORDERS_WORK).filter(number__in=members).values_list("number", flat=True))
    if missing := [number for number in members if number not in able]:
        raise Invalid(f"{'、'.join(missing)} 不存在，或没有办理工单的权限。请核对工号。")
    if not members and (busy := open_cases(row)):
        raise Refused(f"“{row.name}”有 {busy} 张在办工单，至少保留一名经办人。请先改派。", code="department_busy")
    Member.objects.filter(department=row).exclude(number__in=members).delete()
    for number in dict.fromkeys(members):
        Member.objects.update_or_create(department=row, number=number, defaults={"head": number in heads})
    audit.record(by=by, action="workorders.set_members", about=f"department/{code}", members=sorted(members))
    return row


@transaction.atomic
def add_member(*, by: str, code: str, number: str, head: bool = False) -> None:
    """Add one member; the others stay."""
    members = list(Member.objects.filter(department__code=code))
    heads = [each.number for each in members if each.head] + ([number] if head else [])
    set_members(by=by, code=code, members=[*(each.number for each in members), number], heads=heads)


@transaction.atomic
def set_leave(*, by: Principal, number: str, substitute: str, start: date, end: date) -> Leave:
    """Let a substitute act for a person from day to day. For others it needs the permission to assign.

    Raises Invalid, Refused.
    """
    number = number or by.number
    if number != by.number and not by.may(Permission.WORKORDERS_ASSIGN):
        deny(by, Permission.WORKORDERS_ASSIGN, f"staff/{number}")
    if end < start:
        raise Invalid("结束日期不能早于开始日期。请改日期。")
    if number == substitute:
        raise Invalid("代理人不能是本人。请另选他人。")
    if not staff_with(Permission.WORKORDERS_WORK).filter(number=substitute).exists():
        raise Invalid(f"{substitute} 不存在，或没有办理工单的权限。请另选他人。")
    if Leave.objects.filter(number=number, start__lte=end, end__gte=start).exists():
        raise Refused("该时段已登记代理。请先取消再登记。", code="known_already")
    row = Leave.objects.create(number=number, substitute=substitute, start=start, end=end, by=by.number)
    audit.record(by=by.number, action="workorders.set_leave", about=f"staff/{number}", substitute=substitute)
    return row


@transaction.atomic
def end_leave(*, by: Principal, id: int) -> None:
    """Raises NotFound, also for another's without the permission to assign."""
    mine = Leave.objects.all() if by.may(Permission.WORKORDERS_ASSIGN) else Leave.objects.filter(number=by.number)
    row = locked(mine.filter(pk=id), missing="没有这次代理，或不属于您。请刷新查看。")
    audit.record(by=by.number, action="workorders.end_leave", about=f"staff/{row.number}", substitute=row.substitute)
    row.delete()
