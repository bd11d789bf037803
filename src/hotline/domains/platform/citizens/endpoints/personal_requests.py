"""Citizens' requests about their data: register, check identity, decide, hand over the copy."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from django.http import FileResponse
from ninja import Router, Status

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.actions import blocks, personal_copies, personal_requests, read_notes
from hotline.domains.platform.citizens.models import PersonalRequest
from hotline.domains.platform.citizens.ports import may_see_call
from hotline.domains.platform.citizens.queries import number_of_live, number_of_past
from hotline.domains.platform.citizens.queries import personal_requests as queries
from hotline.domains.platform.citizens.queries.blocks import is_blocked
from hotline.domains.platform.citizens.rules.personal_requests import (
    RequestKind,
    RequestState,
    decision_refusal,
    working_days_left,
)
from hotline.domains.platform.citizens.schemas import (
    CorrectionsBody,
    DataChangeOut,
    DeletionBody,
    IdentityCheckBody,
    PersonalAnswerBody,
    PersonalContentOut,
    PersonalRequestBody,
    PersonalRequestOut,
    PersonalRequestRow,
    PersonalRequestRows,
    RequestCallerOut,
    StoredFactOut,
    StoredGroupOut,
    StoredGroupsOut,
    StoredOut,
)
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

router = Router(tags=["citizens"], auth=needs(Permission.CITIZENS_REGISTER, Permission.CITIZENS_DECIDE))
DECIDE = needs(Permission.CITIZENS_DECIDE)


@router.get("", response=PersonalRequestRows)
def listed(
    request: StaffRequest,
    state: Literal["open", "over"] = "open",
    kind: Literal["", "access", "correction", "deletion", "blocking", "lifting"] = "",
    cursor: str = "",
) -> PersonalRequestRows:
    """Open ones: the earliest due first; answered ones: the newest first. One's own, or all for who decides."""
    found = queries.page(current_staff(request), state=state, kind=kind, cursor=cursor)
    return PersonalRequestRows(rows=[PersonalRequestRow(**columns) for columns in _rows(found.rows)], next=found.next)


@router.post("", response=PersonalRequestOut, auth=needs(Permission.CITIZENS_REGISTER))
def register(request: StaffRequest, body: PersonalRequestBody) -> PersonalRequestOut:
    """Register a request. With ``call`` the number of that call is taken, unless it was withheld.

    404 for a call that one may not see.
    """
    by = current_staff(request)
    number = (_recorded_number(by, body.call) if body.call else None) or body.number
    registration = personal_requests.Registration(body.kind, body.source, body.name, number, body.wish, body.call)
    return _one(personal_requests.register(by=by, registration=registration), by)


@router.get("/callers/{call_id}", response=RequestCallerOut, auth=needs(Permission.CITIZENS_REGISTER))
async def caller(request: StaffRequest, call_id: str) -> RequestCallerOut:
    """The masked number that a request from this call gets, "" for a withheld one. 404 as above."""
    by = current_staff(request)
    ringing = number_of_live(await live.ready_mirror(), by, call_id)
    number = ringing or await from_database(lambda: _recorded_number(by, call_id))
    return RequestCallerOut(number=number.masked if number else "")


def _recorded_number(by: Principal, call: str) -> Sealed | None:
    """The number of a call in the records, None for a withheld one. Raises NotFound."""
    if not may_see_call()(by, call):
        raise NotFound("没有这通电话，或您无权查看。刚接通的请稍后重试；否则请填写请求人的电话号码。")
    return number_of_past(by, call)


@router.get("/{request_id}", response=PersonalRequestOut)
def detail(request: StaffRequest, request_id: str) -> PersonalRequestOut:
    by = current_staff(request)
    return _one(queries.request_for(by, request_id), by)


@router.get("/{request_id}/content", response=PersonalContentOut)
def content(request: StaffRequest, request_id: str) -> PersonalContentOut:
    """What the citizen asked for and was answered, in the clear. The read is audited."""
    by = current_staff(request)
    row = queries.request_for(by, request_id)
    sealed = [row.wish, *([row.answer] if row.answer else [])]
    wish, *answer = read_notes(by=by, about=queries.about(row.pk), notes=sealed)
    return PersonalContentOut(wish=wish, answer="".join(answer))


@router.get("/{request_id}/stored", response=StoredGroupsOut, auth=DECIDE)
def stored(request: StaffRequest, request_id: str) -> StoredGroupsOut:
    """What is stored about the person, masked, and why what has to stay stays."""
    row = queries.request_for(current_staff(request), request_id)
    return StoredGroupsOut(groups=[_group(group) for group in queries.stored_about(row)])


@router.post("/{request_id}/identity", response=PersonalRequestOut)
def check_identity(request: StaffRequest, request_id: str, body: IdentityCheckBody) -> PersonalRequestOut:
    by = current_staff(request)
    row = personal_requests.check_identity(by=by, id=request_id, how=body.how, identity=body.identity)
    return _one(row, by)


@router.post("/{request_id}/withdraw", response=PersonalRequestOut)
def withdraw(request: StaffRequest, request_id: str) -> PersonalRequestOut:
    by = current_staff(request)
    return _one(personal_requests.withdraw(by=by, id=request_id), by)


@router.post("/{request_id}/refuse", response=PersonalRequestOut, auth=DECIDE)
def refuse(request: StaffRequest, request_id: str, body: PersonalAnswerBody) -> PersonalRequestOut:
    """422 ``reason_missing``; 409 ``not_now`` for one that oneself registered."""
    by = current_staff(request)
    return _one(personal_requests.refuse(by=by, id=request_id, reason=body.reason), by)


@router.post("/{request_id}/grant", response=PersonalRequestOut, auth=DECIDE)
def grant(request: StaffRequest, request_id: str, body: PersonalAnswerBody) -> PersonalRequestOut:
    """Grant access and a copy."""
    by = current_staff(request)
    return _one(personal_requests.grant_access(by=by, id=request_id, reason=body.reason), by)


@router.post("/{request_id}/correct", response=PersonalRequestOut, auth=DECIDE)
def correct(request: StaffRequest, request_id: str, body: CorrectionsBody) -> PersonalRequestOut:
    by = current_staff(request)
    corrections = [personal_requests.Correction(one.about, one.field, one.value) for one in body.corrections]
    row = personal_requests.correct(by=by, id=request_id, corrections=corrections, reason=body.reason)
    return _one(row, by)


@router.post("/{request_id}/delete", response=PersonalRequestOut, auth=DECIDE)
def delete(request: StaffRequest, request_id: str, body: DeletionBody) -> PersonalRequestOut:
    """Delete these things. What law or contract keeps stays, with the reason on record."""
    by = current_staff(request)
    return _one(personal_requests.delete(by=by, id=request_id, things=body.things, reason=body.reason), by)


@router.post("/{request_id}/block", response=PersonalRequestOut, auth=DECIDE)
def block(request: StaffRequest, request_id: str, body: PersonalAnswerBody) -> PersonalRequestOut:
    """Block what is stored about the number (限制处理). 409 ``blocked``."""
    by = current_staff(request)
    return _one(blocks.block(by=by, id=request_id, reason=body.reason), by)


@router.post("/{request_id}/lift", response=PersonalRequestOut, auth=DECIDE)
def lift(request: StaffRequest, request_id: str, body: PersonalAnswerBody) -> PersonalRequestOut:
    """Lift the blocking of the number. 409 ``not_blocked``."""
    by = current_staff(request)
    return _one(blocks.lift(by=by, id=request_id, reason=body.reason), by)


@router.post("/{request_id}/copy-requests", response={204: None}, auth=DECIDE)
def request_copy(request: StaffRequest, request_id: str, body: PersonalAnswerBody) -> Status[None]:
    """Request another person's approval to hand over a copy with the person's full numbers."""
    personal_copies.request_copy(by=current_staff(request), id=request_id, reason=body.reason)
    return Status(204, None)


@router.post("/{request_id}/copy", response={200: None}, auth=DECIDE)
def copy(request: StaffRequest, request_id: str) -> FileResponse:
    """The workbook for handing over, once for each approval. 409 ``approval_needed``."""
    made = personal_copies.take_copy(by=current_staff(request), id=request_id)
    name = f"个人信息副本 {made.request.serial}.xlsx"
    return FileResponse(made.file, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


def _group(group: queries.StoredBy) -> StoredGroupOut:
    things = [
        StoredOut(
            about=thing.about,
            title=thing.title,
            at=thing.at,
            retention_reason=thing.retention_reason,
            mentioned=thing.mentioned,
            facts=[
                StoredFactOut(
                    label=fact.label,
                    text=fact.value.masked if isinstance(fact.value, Sealed) else fact.value,
                    field=fact.field,
                )
                for fact in thing.facts
            ],
        )
        for thing in group.things
    ]
    return StoredGroupOut(name=group.name, things=things)


def _one(row: PersonalRequest, reader: Principal) -> PersonalRequestOut:
    now = datetime.now(UTC)
    (columns,) = _rows([row])
    decides = reader.may(Permission.CITIZENS_DECIDE)
    copyable = decides and row.kind == RequestKind.ACCESS and row.state == RequestState.GRANTED
    return PersonalRequestOut(
        **columns,
        changes=[
            DataChangeOut(what=one.what, about=one.about, title=one.title, reason=one.reason, at=one.at, by=one.by)
            for one in row.changes.order_by("id")
        ],
        may_decide=decides,
        blocked=is_blocked(row.number),
        refusal=decision_refusal(row.status, reader.number, grants=True),
        copy_state=_copy_state(reader, row, now) if copyable else "none",
    )


def _copy_state(reader: Principal, row: PersonalRequest, now: datetime) -> str:
    if queries.may_copy(reader, row, now):
        return "approved"
    return "requested" if queries.is_copy_requested(reader, row, now) else "none"


def _rows(rows: Sequence[PersonalRequest]) -> list[dict[str, Any]]:
    names = names_of({row.registered_by for row in rows} | {row.decided_by for row in rows})
    calendar, now = working_calendar(), datetime.now(UTC)
    today = beijing_day(now)
    return [
        {
            "id": row.pk,
            "serial": row.serial,
            "kind": row.kind,
            "state": row.state,
            "source": row.source,
            "call": row.call,
            "name": row.name_masked,
            "number": row.number_masked,
            "identity": row.identity_masked,
            "registered_by": row.registered_by,
            "registered_name": names.get(row.registered_by, ""),
            "registered_at": row.registered_at,
            "due_at": row.due_at,
            "days_left": working_days_left(row.due_at, today, calendar),
            "overdue": row.state == RequestState.OPEN and now > row.due_at,
            "identity_check": row.identity_check,
            "identity_by": row.identity_by,
            "identity_at": row.identity_at,
            "decided_by": row.decided_by,
            "decided_name": names.get(row.decided_by, ""),
            "decided_at": row.decided_at,
            "copied_by": row.copied_by,
            "copied_at": row.copied_at,
        }
        for row in rows
    ]
