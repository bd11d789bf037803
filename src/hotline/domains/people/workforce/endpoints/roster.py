"""Endpoints of rosters: made, searched, changed by hand, published, exported; constraints of people."""

from datetime import timedelta
from io import BytesIO

from django.http import FileResponse
from ninja import Router

from hotline.domains.people.workforce.actions import published_changes, roster_steps
from hotline.domains.people.workforce.endpoints.forecast import VIEW
from hotline.domains.people.workforce.models import Roster
from hotline.domains.people.workforce.queries import rosters
from hotline.domains.people.workforce.queries.requests import history_of
from hotline.domains.people.workforce.rules.roster import wishes
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, SHIFTS, Shift
from hotline.domains.people.workforce.rules.roster.stages import ConstraintKind, is_late
from hotline.domains.people.workforce.schemas.plans import (
    PublishedCellBody,
    RosterBody,
    RosterCellBody,
    RosterCellProblemOut,
    RosterDayOut,
    RosterDetailOut,
    RosterLineOut,
    RosterListOut,
    RosterOut,
    RosterPublishBody,
    ShiftOut,
    StaffConstraintBody,
    StaffConstraintOut,
    StaffConstraintsOut,
)
from hotline.domains.people.workforce.schemas.requests import RosterChangeOut, RosterChangesOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))
constraints_router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))


@router.get("", response=RosterListOut, auth=VIEW)
def listed(request: StaffRequest) -> RosterListOut:
    """The last fifty, the newest first."""
    return RosterListOut(rows=[RosterOut.from_orm(row) for row in rosters.rosters()])


@router.post("", response=RosterDetailOut)
def make(request: StaffRequest, body: RosterBody) -> RosterDetailOut:
    """An empty roster of all agents. 409 ``already_there``, ``no_forecast``; 422 ``bad_day``."""
    return _detail(roster_steps.make_roster(by=current_staff(request), first_day=body.first_day, weeks=body.weeks))


@router.get("/{roster_id}", response=RosterDetailOut, auth=VIEW)
def one(request: StaffRequest, roster_id: int) -> RosterDetailOut:
    """Its cells, with the rules that each breaks, and the hours of each day."""
    return _detail(rosters.roster(roster_id))


@router.post("/{roster_id}/solve", response=RosterDetailOut)
def solve(request: StaffRequest, roster_id: int) -> RosterDetailOut:
    """A worker looks for better cells. 409 ``solving``, ``published``."""
    return _detail(roster_steps.request_search(by=current_staff(request), id=roster_id))


@router.post("/{roster_id}/stop", response=RosterDetailOut)
def stop(request: StaffRequest, roster_id: int) -> RosterDetailOut:
    """The best found so far stays."""
    return _detail(roster_steps.stop_search(by=current_staff(request), id=roster_id))


@router.put("/{roster_id}/cells", response=RosterDetailOut)
def set_cell(request: StaffRequest, roster_id: int, body: RosterCellBody) -> RosterDetailOut:
    """One cell by hand, locked or not. 422 ``bad_cell``."""
    return _detail(roster_steps.set_cell(by=current_staff(request), id=roster_id, **body.dict()))


@router.put("/{roster_id}/published-cells", response=RosterDetailOut)
def change_cell(request: StaffRequest, roster_id: int, body: PublishedCellBody) -> RosterDetailOut:
    """One cell of a published roster, from today on. 409 ``rule_broken``, ``not_published``; 422 ``bad_cell``."""
    return _detail(published_changes.change_cell(by=current_staff(request), id=roster_id, **body.dict()))


@router.get("/{roster_id}/changes", response=RosterChangesOut, auth=VIEW)
def changes(request: StaffRequest, roster_id: int) -> RosterChangesOut:
    """What changed since the publication, the newest first."""
    rows = history_of(rosters.roster(roster_id).pk)
    names = names_of({number for row in rows for number in (row.number, row.by)})
    return RosterChangesOut(
        rows=[
            RosterChangeOut(
                number=row.number, name=names.get(row.number, ""), day=row.day, before=row.before, after=row.after,
                why=row.why, by=row.by, at=row.at,
            )
            for row in rows
        ]
    )  # fmt: skip


@router.post("/{roster_id}/publish", response=RosterDetailOut)
def publish(request: StaffRequest, roster_id: int, body: RosterPublishBody) -> RosterDetailOut:
    """Agents see it. 409 ``rules_broken``, ``empty``, ``late``."""
    return _detail(roster_steps.publish(by=current_staff(request), id=roster_id, confirmed=body.confirmed))


@router.get("/{roster_id}/export", response={200: None}, auth=VIEW)
def export(request: StaffRequest, roster_id: int) -> FileResponse:
    """People x days as a workbook."""
    row = rosters.roster(roster_id)
    lines = rosters.lines_of(row)
    names = names_of({line.number for line in lines})
    days = [f"{row.first_day + timedelta(days=at):%m-%d}" for at in range(row.days)]
    columns = [SheetColumn("工号", 10), SheetColumn("姓名", 12), *(SheetColumn(day, 7) for day in days)]
    cells = [(line.number, names.get(line.number, ""), *(code or "休" for code in line.cells)) for line in lines]
    file = BytesIO()
    write_workbook(file, [Sheet("班表", columns, cells, frozen=2)])
    file.seek(0)
    name = f"班表-{row.first_day}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


@constraints_router.get("", response=StaffConstraintsOut, auth=needs(Permission.WORKFORCE_PLAN))
def constraints(request: StaffRequest) -> StaffConstraintsOut:
    """From today on."""
    today = beijing_day(now())
    rows = rosters.constraints(today, today + timedelta(days=400))
    names = names_of({row.number for row in rows})
    return StaffConstraintsOut(
        rows=[
            StaffConstraintOut(
                id=row.pk, number=row.number, name=names.get(row.number, ""), kind=ConstraintKind(row.kind),
                first_day=row.first_day, last_day=row.last_day, shift=row.shift,
            )
            for row in rows
        ]
    )  # fmt: skip


@constraints_router.post("", response={204: None})
def add_constraint(request: StaffRequest, body: StaffConstraintBody) -> tuple[int, None]:
    """Leave, no nights, or a wish of a person. 422 ``bad_constraint``."""
    roster_steps.add_constraint(by=current_staff(request), **body.dict())
    return 204, None


@constraints_router.delete("/{constraint_id}", response={204: None})
def remove_constraint(request: StaffRequest, constraint_id: int) -> tuple[int, None]:
    roster_steps.remove_constraint(by=current_staff(request), id=constraint_id)
    return 204, None


def shift_out(code: str) -> ShiftOut | None:
    return shift_shape(SHIFTS[code]) if code in SHIFTS else None


def shift_shape(shift: Shift) -> ShiftOut:
    return ShiftOut(code=shift.code, name=shift.name, start=shift.start, end=shift.end)


def _detail(row: Roster) -> RosterDetailOut:
    lines = rosters.lines_of(row)
    problem = rosters.problem_of(row, lines)
    people = {person.number: person for person in problem.people}
    names = names_of(set(people))
    broken: dict[str, list[RosterCellProblemOut]] = {}
    for each in rosters.violations_in(problem, lines):
        broken.setdefault(each.number, []).append(RosterCellProblemOut(day=each.day, rule=each.rule, text=each.text))
    refusals = wishes.refusals(problem, rosters.cells_of(lines))
    hours = [
        RosterDayOut(day=problem.day(at), need=need, have=have, short=short)
        for at, (need, have, short) in enumerate(rosters.hours_by_day(problem, lines))
    ]
    return RosterDetailOut(
        **RosterOut.from_orm(row).dict(),
        round=row.round,
        failure=row.failure,
        is_late=is_late(row.first_day, beijing_day(now())),
        shifts=[shift_shape(shift) for shift in CATALOGUE],
        lines=[
            RosterLineOut(
                number=line.number,
                name=names.get(line.number, ""),
                cells=line.cells,
                locked=line.locked,
                away=sorted(people[line.number].away),
                wishes=people[line.number].wishes,
                refusals=refusals.get(line.number, {}),
                no_nights=people[line.number].no_nights,
                problems=broken.get(line.number, []),
                is_confirmed=line.confirmed_at is not None,
            )
            for line in lines
        ],
        hours=hours,
    )
