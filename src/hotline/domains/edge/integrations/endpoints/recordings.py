"""Endpoints of recordings: what exists, and a watermarked copy for a stated reason, as for people."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import FileResponse
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.endpoints.access import ApiRequest, CallId, requires
from hotline.domains.edge.integrations.endpoints.records import (
    Reason,
    RecordQuery,
    RecordSearchBody,
    filters_of,
    refusal_text,
)
from hotline.domains.edge.integrations.queries import records
from hotline.domains.edge.integrations.queries.clients import staff_view
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.voice.recordings.actions import hand_out
from hotline.domains.voice.recordings.queries.library import files_of
from hotline.infrastructure.database import from_database
from hotline.kernel.paging import Page

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

router = Router(tags=["录音"])
WITHIN_SECONDS = 60.0


class RecordingOut(Schema):
    """``state`` verified or faulty, as last checked; ``digest`` SM3 of the raw sound."""

    call: str = Field(examples=["bj1a-1795559891-3"])
    at: datetime
    agent: str = Field(examples=["1001"])
    seconds: float = Field(examples=[192.4])
    state: str = Field(examples=["verified"])
    archived: bool
    digest: str


class RecordingsOut(Schema):
    recordings: list[RecordingOut]
    next: str | None = Field(description="下一页的 cursor，无下一页为 null")


@router.get("", **requires("recordings.read", RecordingsOut, 422), summary="查询录音，新的在前，每页五十条")
async def found(request: ApiRequest, query: Query[RecordQuery], cursor: str = "") -> RecordingsOut:
    caller, sought = request.caller, filters_of(query)
    return await from_database(lambda: to_out(records.recorded(caller, sought, cursor, datetime.now(UTC))))


@router.post("/search", **requires("recordings.read", RecordingsOut, 422), summary="按完整号码等条件查询录音")
async def search(request: ApiRequest, body: RecordSearchBody) -> RecordingsOut:
    caller, sought = request.caller, filters_of(body)
    return await from_database(lambda: to_out(records.recorded(caller, sought, body.cursor, datetime.now(UTC))))


@router.get("/{call_id}", **requires("recordings.read", RecordingOut, 404, 422), summary="一段录音的信息")
async def recording(request: ApiRequest, call_id: CallId) -> RecordingOut:
    caller = request.caller
    return await from_database(lambda: to_out(records.recording(caller, call_id, datetime.now(UTC))).recordings[0])


@router.get(
    "/{call_id}/content",
    **requires("recordings.download", None, 404, 409, 422, media="audio/wav"),
    summary="下载录音（WAV，带水印），须说明原因",
)
async def content(request: ApiRequest, call_id: CallId, reason: Reason) -> FileResponse:
    caller, why = request.caller, refusal_text(reason)
    copy = await from_database(lambda: _taken(caller, call_id, why), WITHIN_SECONDS)
    name = f"{call_id} {copy.download.pk}.wav"
    answer = FileResponse(copy.file, as_attachment=True, filename=quote(name), content_type="audio/wav")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _taken(caller: Caller, call_id: str, reason: str) -> hand_out.HandedOut:
    now = datetime.now(UTC)
    records.recording(caller, call_id, now)
    return hand_out.hand_out(by=staff_view(caller, now), call=call_id, reason=reason, bounded=False)


def to_out(page: "Page[CallRecord]") -> RecordingsOut:
    files = files_of(page)
    rows = [(row, files[row.pk]) for row in page.rows if row.pk in files]
    return RecordingsOut(
        recordings=[
            RecordingOut(
                call=row.pk,
                at=row.at,
                agent=row.agent,
                seconds=file.seconds,
                state="deleted" if file.deleted_at else file.state,
                archived=file.archived_at is not None,
                digest=file.digest,
            )
            for row, file in rows
        ],
        next=page.next,
    )
