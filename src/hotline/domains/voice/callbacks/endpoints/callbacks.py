"""Endpoints of the call-back list: read, take, release, promise, report, close, reopen."""

from datetime import UTC, datetime
from typing import Literal

from ninja import Router

from hotline.domains.voice.callbacks import actions, queries
from hotline.domains.voice.callbacks.endpoints import dial, shapes
from hotline.domains.voice.callbacks.schemas import (
    CallBackRow,
    CallBackRows,
    CloseBody,
    ConversationOut,
    PromiseBody,
    ResultBody,
    SpokenLineOut,
)
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["callbacks"], auth=needs(Permission.CALLBACKS_USE, Permission.CALLBACKS_MANAGE))


@router.get("", response=CallBackRows)
def entries(request: StaffRequest, state: Literal["open", "closed"] = "open", kind: str = "") -> CallBackRows:
    """Open entries: the earliest due first. Closed entries: the latest first. At most 200."""
    reader = current_staff(request)
    found = queries.listed_open(reader, kind) if state == "open" else queries.listed_closed(reader, kind)
    return CallBackRows(rows=shapes.rows_of(found, datetime.now(UTC)))


@router.post("", response=CallBackRow)
async def promise(request: StaffRequest, body: PromiseBody) -> CallBackRow:
    """Promise a call-back to the citizen of the agent's own live call, or of a call whose record the agent may see.

    409 ``number_claimed``: ask the citizen for a number, and send it.
    """
    staff, now = current_staff(request), datetime.now(UTC)
    number, place, presentation = await dial.other_side(staff, body.call)

    def write() -> CallBackRow:
        entry = actions.promise_callback(
            by=staff,
            call=body.call,
            number=number,
            place=place,
            due=body.due_at,
            now=now,
            presentation=presentation,
            stated=body.number,
        )
        return shapes.row_of(entry, now)

    return await from_database(write)


@router.get("/{entry_id}/said", response=ConversationOut)
def conversation(request: StaffRequest, entry_id: str) -> ConversationOut:
    """The conversation in which the citizen requested the call-back. The read is audited."""
    lines = actions.read_conversation(by=current_staff(request), entry_id=entry_id)
    return ConversationOut(lines=[SpokenLineOut(role=line.role, text=line.text) for line in lines])


@router.post("/{entry_id}/take", response=CallBackRow)
def take(request: StaffRequest, entry_id: str) -> CallBackRow:
    """Take an entry for half an hour. 409 ``taken`` while somebody else has it."""
    now = datetime.now(UTC)
    return shapes.row_of(actions.take_callback(by=current_staff(request), entry_id=entry_id, now=now), now)


@router.post("/{entry_id}/release", response=CallBackRow)
def release(request: StaffRequest, entry_id: str) -> CallBackRow:
    entry = actions.release_callback(by=current_staff(request), entry_id=entry_id)
    return shapes.row_of(entry, datetime.now(UTC))


@router.post("/{entry_id}/result", response=CallBackRow)
def result(request: StaffRequest, entry_id: str, body: ResultBody) -> CallBackRow:
    """Report the result of the agent's own last try."""
    now = datetime.now(UTC)
    entry = actions.report_result(
        by=current_staff(request), entry_id=entry_id, result=body.result, due=body.due_at, now=now
    )
    return shapes.row_of(entry, now)


@router.post("/{entry_id}/close", response=CallBackRow)
def close(request: StaffRequest, entry_id: str, body: CloseBody) -> CallBackRow:
    now = datetime.now(UTC)
    entry = actions.close_callback(by=current_staff(request), entry_id=entry_id, reason=body.reason, now=now)
    return shapes.row_of(entry, now)


@router.post("/{entry_id}/reopen", response=CallBackRow, auth=needs(Permission.CALLBACKS_MANAGE))
def reopen(request: StaffRequest, entry_id: str, body: CloseBody) -> CallBackRow:
    now = datetime.now(UTC)
    entry = actions.reopen_callback(by=current_staff(request), entry_id=entry_id, reason=body.reason, now=now)
    return shapes.row_of(entry, now)
