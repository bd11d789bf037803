"""Reads about people: departments, substitutes, and who could be given a step."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.service.workorders.models import Case, Department, Leave, Member
from hotline.domains.service.workorders.rules.permits import Doer
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission


def doer(reader: Principal, today: date) -> Doer:
    departments = Member.objects.filter(number=reader.number).values_list("department_id", flat=True)
    away = Leave.objects.filter(substitute=reader.number, start__lte=today, end__gte=today)
    return Doer(reader.number, reader.roles, list(departments), list(away.values_list("number", flat=True)))


def departments(*, working: bool = True) -> list[Department]:
    rows = Department.objects.filter(active=True) if working else Department.objects.all()
    return list(rows)


def department(code: str) -> Department:
    """Raises NotFound."""
    found = Department.objects.filter(code=code).first()
    if found is None:
        raise NotFound("没有这个承办单位，请刷新后重选。")
    return found


def bureau_of(district: str) -> Department | None:
    """The working bureau of a district."""
    return Department.objects.filter(district=district, active=True).first() if district else None


def handlers(department: Department) -> list[str]:
    """Numbers of its members who are active and deal with cases."""
    members = set(Member.objects.filter(department=department).values_list("number", flat=True))
    return [each.number for each in staff_with(Permission.WORKORDERS_WORK).filter(number__in=members)]


def staffed() -> set[str]:
    """Codes of departments with somebody who deals with cases."""
    able = staff_with(Permission.WORKORDERS_WORK).values_list("number", flat=True)
    rows = Member.objects.filter(number__in=set(able), department__active=True)
    return set(rows.values_list("department__code", flat=True))


def heads(department: Department) -> list[str]:
    return list(Member.objects.filter(department=department, head=True).values_list("number", flat=True))


def substitutes_of(numbers: Collection[str], today: date) -> set[str]:
    """Today's substitutes of those of these people who are away."""
    away = Leave.objects.filter(number__in=numbers, start__lte=today, end__gte=today)
    return set(away.values_list("substitute", flat=True))


def members_of(departments: list[int]) -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = {}
    for row in Member.objects.filter(department_id__in=departments).order_by("-head", "number"):
        found.setdefault(row.department_id, []).append(row)
    return found


def departments_of(numbers: list[str]) -> dict[str, list[str]]:
    """Number -> codes of their departments."""
    found: dict[str, list[str]] = {}
    for row in Member.objects.filter(number__in=numbers).select_related("department").order_by("department__code"):
        found.setdefault(row.number, []).append(row.department.code)
    return found


def busy(departments: list[int]) -> dict[int, int]:
    """The number of open cases of each department, by the department's primary key."""
    rows = Case.objects.filter(department_id__in=departments, over=False).values_list("department_id")
    return dict(rows.annotate(count=Count("pk")).order_by("department_id"))


def leaves(number: str, today: date) -> list[Leave]:
    """Leaves that are not over: of one person, or ("") of all."""
    rows = Leave.objects.filter(end__gte=today).order_by("start", "number")
    return list(rows.filter(number=number) if number else rows)
