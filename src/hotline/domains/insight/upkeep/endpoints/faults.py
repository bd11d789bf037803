"""Equipment faults: listed, reported, answered, worked on, closed, reported to the client."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from django.http import FileResponse
from ninja import Router

from hotline.domains.insight.upkeep.actions import faults as actions
from hotline.domains.insight.upkeep.actions import reports
from hotline.domains.insight.upkeep.permissions import READ
from hotline.domains.insight.upkeep.queries import faults as queries
from hotline.domains.insight.upkeep.queries.rota import duties, duty_of
from hotline.domains.insight.upkeep.rules.faults import (
    ANSWERED_WITHIN,
    FaultKind,
    FaultStepKind,
    answer_seconds,
    down_days,
)
from hotline.domains.insight.upkeep.rules.rota import FIRST, on_call
from hotline.domains.insight.upkeep.rules.runbooks import run_book
from hotline.domains.insight.upkeep.schemas import (
    FaultClosingIn,
    FaultDetailOut,
    FaultIn,
    FaultNoteIn,
    FaultOut,
    FaultsOut,
    FaultStepOut,
    RunBookOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.insight.upkeep.models import Fault

router = Router(tags=["upkeep"], auth=needs(*READ))
WORK = needs(Permission.FAULTS_WORK)


@router.get("", response=FaultsOut)
def faults(request: StaffRequest, state: Literal["", "waiting", "open", "closed"] = "", cursor: str = "") -> FaultsOut:
    """Fifty faults, the newest first, and who is called first now."""
    page, now = queries.page(state, cursor), datetime.now(UTC)
    people = on_call(map(duty_of, duties(now, now + ANSWERED_WITHIN)), now, FIRST)
    names = names_of(set(people))
    return FaultsOut(
        rows=[_out(row) for row in page.rows],
        next=page.next,
        on_call=[f"{number} {names.get(number, '')}".strip() for number in people],
    )


@router.post("", response=FaultDetailOut, auth=needs(Permission.FAULTS_REPORT, Permission.FAULTS_WORK))
def report_fault(request: StaffRequest, body: FaultIn) -> FaultDetailOut:
    by = current_staff(request)
    return _detail(actions.report(by=by, kind=body.kind, title=body.title, equipment=body.equipment).pk)


@router.get("/{fault_id}", response=FaultDetailOut)
def fault(request: StaffRequest, fault_id: str) -> FaultDetailOut:
    return _detail(fault_id)


@router.post("/{fault_id}/acknowledge", response=FaultDetailOut, auth=WORK)
def acknowledge(request: StaffRequest, fault_id: str) -> FaultDetailOut:
    """The first answer, by name. 409 ``acknowledged_already``."""
    return _detail(actions.acknowledge(by=current_staff(request), id=fault_id).pk)


@router.post("/{fault_id}/notes", response=FaultDetailOut, auth=WORK)
def note(request: StaffRequest, fault_id: str, body: FaultNoteIn) -> FaultDetailOut:
    return _detail(actions.note(by=current_staff(request), id=fault_id, text=body.text).pk)


@router.post("/{fault_id}/close", response=FaultDetailOut, auth=WORK)
def close(request: StaffRequest, fault_id: str, body: FaultClosingIn) -> FaultDetailOut:
    """409 ``not_acknowledged``, ``closed``."""
    closing = actions.Closing(**body.dict())
    return _detail(actions.close(by=current_staff(request), id=fault_id, closing=closing).pk)


@router.post("/{fault_id}/report")
def report(request: StaffRequest, fault_id: str, form: Literal["pdf", "docx"] = "pdf") -> FileResponse:
    made = reports.report(by=current_staff(request), id=fault_id, form=form, now=datetime.now(UTC))
    return FileResponse(BytesIO(made.content), as_attachment=True, filename=made.name, content_type=made.media_type)


def _out(row: "Fault") -> FaultOut:
    answered = row.acknowledged_at
    return FaultOut(
        id=row.pk,
        serial=row.serial,
        kind=FaultKind(row.kind),
        title=row.title,
        equipment=row.equipment,
        site=row.site,
        node=row.node,
        by_alarm=bool(row.alarm),
        raised_at=row.raised_at,
        due_at=row.raised_at + ANSWERED_WITHIN,
        acknowledged_at=answered,
        acknowledged_by=row.acknowledged_by,
        acknowledged_name=row.acknowledged_name,
        answer_seconds=answer_seconds(row.raised_at, answered) if answered else None,
        counts=row.counts,
        closed_at=row.closed_at,
    )


def _detail(id: str) -> FaultDetailOut:
    row = queries.fault(id)
    steps = list(row.steps.all())
    names = names_of({row.opened_by, row.closed_by} | {each.by for each in steps})
    down = down_days(row.down_from, row.down_until) if row.down_from and row.down_until else []
    book = run_book(row.alarm_kind, row.alarm_about, row.kind)
    return FaultDetailOut(
        **_out(row).dict(),
        opened_by=row.opened_by,
        opened_by_name=names.get(row.opened_by, ""),
        alarm=row.alarm,
        alarm_kind=row.alarm_kind,
        steps=[_step(each.kind, each.at, each.by, each.text, names) for each in steps],
        cause=row.cause,
        mending=row.mending,
        responsible=row.responsible,
        down_from=row.down_from,
        down_until=row.down_until,
        down_minutes=sum(minutes for _, minutes in down),
        why_not=row.why_not,
        closed_by=row.closed_by,
        closed_by_name=names.get(row.closed_by, ""),
        run_book=RunBookOut.from_orm(book) if book else None,
    )


def _step(kind: str, at: datetime, by: str, text: str, names: Mapping[str, str]) -> FaultStepOut:
    return FaultStepOut(kind=FaultStepKind(kind), at=at, by=by, by_name=names.get(by, ""), text=text)
