"""Endpoints of departments and their people, leave, people who may be mentioned, and saved filters."""

from datetime import UTC, datetime
from typing import Any

from ninja import Router, Status

from hotline.domains.platform.accounts.queries import names_of, staff_with
from hotline.domains.service.workorders.actions import organisation, saved_filters
from hotline.domains.service.workorders.models import Department, Leave
from hotline.domains.service.workorders.queries import lists, people
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.service.workorders.schemas.models import (
    DepartmentBody,
    DepartmentOut,
    DepartmentsOut,
    FilterBody,
    FilterOut,
    FiltersOut,
    LeaveBody,
    LeaveOut,
    LeavesOut,
    MemberOut,
    MembersBody,
    PeopleOut,
    PersonOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(*SEE))


@router.get("/departments", response=DepartmentsOut)
def departments(request: StaffRequest, all: bool = False) -> DepartmentsOut:
    """The departments in use; ``all``: also those out of use."""
    return _departments(people.departments(working=not all))


@router.put("/departments/{code}", response=DepartmentsOut, auth=needs(Permission.WORKORDERS_CONFIGURE))
def save_department(request: StaffRequest, code: str, body: DepartmentBody) -> DepartmentsOut:
    return _departments([organisation.save_department(by=current_staff(request).number, code=code, **body.dict())])


@router.put("/departments/{code}/members", response=DepartmentsOut, auth=needs(Permission.WORKORDERS_CONFIGURE))
def set_members(request: StaffRequest, code: str, body: MembersBody) -> DepartmentsOut:
    by = current_staff(request).number
    return _departments([organisation.set_members(by=by, code=code, members=body.members, heads=body.heads)])


@router.get("/people", response=PeopleOut)
def able(request: StaffRequest) -> PeopleOut:
    """Staff who handle cases, to be mentioned or to get a step."""
    rows = list(staff_with(Permission.WORKORDERS_WORK).prefetch_related("roles"))
    theirs = people.departments_of([row.number for row in rows])
    return PeopleOut(
        rows=[
            PersonOut(
                number=row.number,
                name=row.name,
                roles=[role.code for role in row.roles.all()],
                departments=theirs.get(row.number, []),
            )
            for row in rows
        ]
    )


@router.get("/leaves", response=LeavesOut)
def leaves(request: StaffRequest) -> LeavesOut:
    """One's own; everybody's for who assigns."""
    reader, today = current_staff(request), beijing_day(datetime.now(UTC))
    return _leaves(people.leaves("" if reader.may(Permission.WORKORDERS_ASSIGN) else reader.number, today))


@router.post("/leaves", response=LeavesOut, auth=needs(Permission.WORKORDERS_WORK))
def set_leave(request: StaffRequest, body: LeaveBody) -> LeavesOut:
    return _leaves([organisation.set_leave(by=current_staff(request), **body.dict())])


@router.delete("/leaves/{int:leave_id}", response={204: None}, auth=needs(Permission.WORKORDERS_WORK))
def end_leave(request: StaffRequest, leave_id: int) -> Status[None]:
    organisation.end_leave(by=current_staff(request), id=leave_id)
    return Status(204, None)


@router.get("/filters", response=FiltersOut)
def filters(request: StaffRequest) -> FiltersOut:
    return FiltersOut(
        rows=[FilterOut(id=f.pk, name=f.name, criteria=f.criteria) for f in lists.filters(current_staff(request))]
    )


@router.post("/filters", response=FilterOut)
def save_filter(request: StaffRequest, body: FilterBody) -> FilterOut:
    saved = saved_filters.save_filter(by=current_staff(request), name=body.name, criteria=body.criteria)
    return FilterOut(id=saved.pk, name=saved.name, criteria=saved.criteria)


@router.delete("/filters/{int:filter_id}", response={204: None})
def remove_filter(request: StaffRequest, filter_id: int) -> Status[None]:
    saved_filters.remove_filter(by=current_staff(request), id=filter_id)
    return Status(204, None)


def _departments(rows: list[Department]) -> DepartmentsOut:
    members = people.members_of([row.pk for row in rows])
    names = names_of({member.number for each in members.values() for member in each})
    busy = people.busy([row.pk for row in rows])
    return DepartmentsOut(
        rows=[
            DepartmentOut(
                code=row.code,
                name=row.name,
                kind=row.kind,
                district=row.district,
                deadline=row.deadline,
                active=row.active,
                members=[_member(each, names) for each in members.get(row.pk, [])],
                open_cases=busy.get(row.pk, 0),
            )
            for row in rows
        ]
    )


def _member(each: Any, names: dict[str, str]) -> MemberOut:
    return MemberOut(number=each.number, name=names.get(each.number, ""), head=each.head)


def _leaves(rows: list[Leave]) -> LeavesOut:
    names = names_of({number for row in rows for number in (row.number, row.substitute)})
    return LeavesOut(
        rows=[
            LeaveOut(
                id=row.pk,
                number=row.number,
                name=names.get(row.number, ""),
                substitute=row.substitute,
                substitute_name=names.get(row.substitute, ""),
                start=row.start,
                end=row.end,
            )
            for row in rows
        ]
    )
