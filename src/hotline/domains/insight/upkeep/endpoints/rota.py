"""The rota of who is called to faults, and the run-books."""

from datetime import UTC, datetime, timedelta

from ninja import Router, Status

from hotline.domains.insight.upkeep.actions import rota as actions
from hotline.domains.insight.upkeep.permissions import READ_ROTA, READ_RUN_BOOKS
from hotline.domains.insight.upkeep.queries.rota import duties, duty_of, who_may_be_called
from hotline.domains.insight.upkeep.rules.rota import gaps
from hotline.domains.insight.upkeep.rules.runbooks import RUN_BOOKS
from hotline.domains.insight.upkeep.schemas import (
    DutiesOut,
    DutyGapOut,
    DutyIn,
    DutyOut,
    DutyPersonOut,
    RunBookOut,
    RunBooksOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["upkeep"], auth=needs(*READ_ROTA))
run_books_router = Router(tags=["upkeep"], auth=needs(*READ_RUN_BOOKS))
WORK = needs(Permission.FAULTS_WORK)
AHEAD = timedelta(days=14)


@router.get("", response=DutiesOut)
def rota(request: StaffRequest) -> DutiesOut:
    """The next two weeks."""
    now = datetime.now(UTC)
    rows, people = duties(now, now + AHEAD), who_may_be_called()
    names = names_of({row.person for row in rows})
    return DutiesOut(
        duties=[
            DutyOut(
                id=row.pk,
                person=row.person,
                name=names.get(row.person, ""),
                rank=row.rank,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
            )
            for row in rows
        ],
        gaps=[DutyGapOut(starts_at=gap.start, ends_at=gap.end) for gap in gaps(map(duty_of, rows), now, now + AHEAD)],
        people=[DutyPersonOut(number=number, name=name) for number, name in people],
    )


@router.post("", response=DutiesOut, auth=WORK)
def add(request: StaffRequest, body: DutyIn) -> DutiesOut:
    """409 ``overlaps``."""
    actions.add(by=current_staff(request), person=body.person, rank=body.rank, start=body.starts_at, end=body.ends_at)
    return rota(request)


@router.delete("/{duty_id}", response={204: None}, auth=WORK)
def remove(request: StaffRequest, duty_id: int) -> Status[None]:
    """One that has begun ends now."""
    actions.remove(by=current_staff(request), id=duty_id)
    return Status(204, None)


@run_books_router.get("", response=RunBooksOut)
def run_books(request: StaffRequest) -> RunBooksOut:
    return RunBooksOut(run_books=[RunBookOut.from_orm(book) for book in RUN_BOOKS.values()])
