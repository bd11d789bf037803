"""Endpoints of call records with masked numbers. The full number needs its own scope and a reason, and is audited."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import unquote

from ninja import Header, Query, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.endpoints.access import ApiRequest, CallId, requires
from hotline.domains.edge.integrations.queries import records as integrations_records
from hotline.domains.edge.integrations.queries.clients import staff_view
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.actions import reveal
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.queries.search import RecordFilters
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.database import from_database
from hotline.infrastructure.moments import Moment
from hotline.kernel.paging import Page
from hotline.kernel.wording import fit_for_all

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

router = Router(tags=["通话记录"])

Reason = Annotated[
    str,
    Header(
        alias="X-Reason",
        pattern=r"^[\x20-\x7e\x80-\xff]{1,200}$",
        description="查询事由，记入审计；UTF-8 按 percent-encoding",
        examples=["%E4%BB%B2%E8%A3%81%E5%A7%94%E8%B0%83%E5%8F%96"],
    ),
]


class RecordQuery(Schema):
    """The filters of a search, all optional. ``from`` and ``to`` are moments, [from, to).

    ``number``: its last four digits. A complete number goes into the body of a POST search.
    """

    number: str = Field(default="", pattern=r"^(\d{4})?$", description="号码后四位；完整号码用 POST …/search")
    agent: str = Field(default="", max_length=12, pattern=r"^[0-9A-Za-z]*$")
    queue: str = Field(default="", max_length=40, pattern=r"^[\w-]*$")
    topic: str = Field(default="", max_length=60, pattern=r"^[\w-]*$")
    rating: str = Field(default="", pattern=r"^([1-5]|none)?$")
    case: str = Field(default="", max_length=40, pattern=r"^[\w-]*$", description="12345 工单号")
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")


class RecordSearchBody(RecordQuery):
    """The same in the body of a request, where a complete number may stand too."""

    number: str = Field(default="", max_length=20, pattern=r"^[0-9+ -]*$", description="完整号码，或后四位")
    cursor: str = ""


class RecordOut(Schema):
    """``wait_seconds`` until answered or given up; ``rating`` 1 very satisfied … 5."""

    id: str = Field(examples=["bj1a-1795559891-3"])
    at: datetime
    ended_at: datetime | None
    direction: str = Field(examples=["in"])
    origin: str = Field(examples=["12333"])
    number: str = Field(examples=["138******00"])
    place: str = Field(examples=["北京"])
    agent: str = Field(examples=["1001"])
    agent_name: str = Field(examples=["王晓芳"])
    queue: str = Field(examples=["social"])
    queue_name: str = Field(examples=["社保席"])
    answered: bool
    wait_seconds: float = Field(examples=[18.2])
    talk_seconds: float = Field(examples=[192.0])
    held_seconds: float
    wrap_up_seconds: float
    topic: str = Field(examples=["pension-min-years"])
    topic_title: str
    rating: int | None = Field(examples=[1])
    hung_up_by: str = Field(examples=["caller"])
    flags: list[str]
    recording: str = Field(examples=["verified"])


class RecordsOut(Schema):
    records: list[RecordOut]
    next: str | None = Field(description="下一页的 cursor，无下一页为 null")


class NumberOut(Schema):
    number: str = Field(examples=["13800000000"])


@router.get("", **requires("records.read", RecordsOut, 422), summary="查询通话记录，新的在前，每页五十条")
async def records(request: ApiRequest, query: Query[RecordQuery], cursor: str = "") -> RecordsOut:
    caller, sought = request.caller, filters_of(query)
    return await from_database(lambda: to_out(integrations_records.records(caller, sought, cursor, datetime.now(UTC))))


@router.post("/search", **requires("records.read", RecordsOut, 409, 422), summary="按完整号码等条件查询通话记录")
async def search(request: ApiRequest, body: RecordSearchBody) -> RecordsOut:
    caller, sought = request.caller, filters_of(body)
    now = datetime.now(UTC)
    return await from_database(lambda: to_out(integrations_records.records(caller, sought, body.cursor, now)))


@router.get("/{call_id}", **requires("records.read", RecordOut, 404, 422), summary="一条通话记录")
async def record(request: ApiRequest, call_id: CallId) -> RecordOut:
    caller = request.caller
    page = await from_database(lambda: to_out(integrations_records.record(caller, call_id, datetime.now(UTC))))
    return page.records[0]


@router.get(
    "/{call_id}/number", **requires("records.numbers", NumberOut, 404, 409, 422), summary="完整号码，须说明原因"
)
async def number(request: ApiRequest, call_id: CallId, reason: Reason) -> NumberOut:
    caller = request.caller
    return NumberOut(number=await from_database(lambda: _number(caller, call_id, refusal_text(reason))))


def _number(caller: Caller, call_id: str, reason: str) -> str:
    now = datetime.now(UTC)
    (row,) = integrations_records.record(caller, call_id, now).rows
    by = staff_view(caller, now)
    return reveal(by=by, call=call_id, number=record_in(row).number, reason=reason, bounded=False)


def refusal_text(reason: str) -> str:
    """The reason of a refusal, percent-decoded because headers are ASCII.

    Raises Invalid when it holds a personal number.
    """
    return fit_for_all(unquote(reason).replace("\x00", "")[:200])


def filters_of(query: RecordQuery) -> RecordFilters:
    return RecordFilters(**query.dict(exclude={"cursor"}))


def to_out(page: "Page[CallRecord]") -> RecordsOut:
    hide = hiding()
    agents, queues, topics = names_of({row.agent for row in page.rows}), queue_names(), topic_titles()

    def one(row: "CallRecord") -> RecordOut:
        names: dict[str, Any] = {
            "number": hide(row.number_masked, row.number_index),
            "agent_name": agents.get(row.agent, ""),
            "queue_name": queues.get(row.queue, row.queue),
            "topic_title": topics.get(row.topic, row.topic),
        }
        own = {field: getattr(row, field) for field in RecordOut.model_fields.keys() - names.keys()}
        return RecordOut(**own, **names)

    return RecordsOut(records=[one(row) for row in page.rows], next=page.next)
