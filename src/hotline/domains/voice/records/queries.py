"""Reading call records: found, shown, counted, each reader only what he may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

import msgspec
from asgiref.sync import sync_to_async
from cryptography.hazmat.primitives import hashes
from django.db import connection
from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from hotline.domains.platform.accounts.queries import names_of, staff_with
from hotline.domains.voice.ivr.queries.flows import names_of_flows
from hotline.domains.voice.records.models import AgentPeriod, CallRecord, CallTalk
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.rules import fold, shape
from hotline.domains.voice.records.rules.agent_time import AgentPeriod as Period
from hotline.domains.voice.records.rules.agent_time import periods_of
from hotline.domains.voice.routing.queries.administered import queue_names, queues_served_by
from hotline.events.envelope import Envelope
from hotline.events.recordings import NO_DIGEST
from hotline.events.routing import subject as subject_of_agent
from hotline.infrastructure.eventlog.catching_up import caught_up
from hotline.infrastructure.eventlog.log import events_of_calls, turns_of_subjects
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import number_index
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import Invalid, NotFound, Unavailable
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

LOOKUPS = {
    "topic": "topic",
    "queue": "queue",
    "hung_up_by": "hung_up_by",
    "case": "detail__case_number",
    "start": "at__gte",
    "end": "at__lt",
}
#: No call began longer ago.
LONGEST_CALL = timedelta(hours=12)
TAIL = 4


@dataclass(frozen=True)
class RecordFilters:
    """The conditions of a search; empty means any. ``start``/``end``: the call began in [start, end)."""

    number: str = ""
    agent: str = ""
    start: datetime | None = None
    end: datetime | None = None
    topic: str = ""
    rating: str = ""
    queue: str = ""
    hung_up_by: str = ""
    flag: str = ""
    case: str = ""


def visible_to(reader: Principal) -> QuerySet[CallRecord]:
    """The calls that the reader may see: all, those of the reader's group, or the reader's own.

    A group also sees the calls that nobody answered in a queue which the group serves.
    """
    every = CallRecord.objects.annotate(case=KT("detail__case_number"))
    if reader.may(Permission.CALLS_VIEW_ALL):
        return every
    agents = {reader.number} if reader.may(Permission.CALLS_VIEW_OWN) else set()
    if not (reader.may(Permission.CALLS_VIEW_GROUP) and reader.group):
        return every.filter(_talked_in(agents))
    members = [staff.number for staff in staff_with(Permission.DESK_USE).filter(group__name=reader.group)]
    missed = Q(queue__in=queues_served_by(members), answered=False) & ~_talked_in()
    return every.filter(_talked_in(agents | set(members)) | missed)


def _talked_in(agents: Iterable[str] | None = None) -> Exists:
    """None: by anybody."""
    talks = CallTalk.objects.filter(call=OuterRef("pk"))
    return Exists(talks if agents is None else talks.filter(agent__in=list(agents)))


def search(reader: Principal, filters: RecordFilters) -> QuerySet[CallRecord]:
    """Newest first. Raises Invalid for a number or rating that cannot be searched for."""
    rows = visible_to(reader).filter(_number(filters.number), _rating(filters.rating))
    if filters.agent:
        rows = rows.filter(_talked_in([filters.agent]))
    if filters.flag:
        rows = rows.filter(flags__contains=[filters.flag])
    return rows.filter(**filters_of(filters, LOOKUPS)).order_by("-at", "-id")


def _number(number: str) -> Q:
    """Filter by number: a complete number by its keyed index, four digits by the visible tail. Raises Invalid."""
    digits = number.replace(" ", "").replace("-", "")
    if not digits:
        return Q()
    if not digits.removeprefix("+").isdecimal() or len(digits) < TAIL:
        raise Invalid("请输入完整号码，或号码的后四位。")
    return Q(number_tail=digits) if len(digits) == TAIL else Q(number_index=number_index(digits))


def _rating(rating: str) -> Q:
    if not rating:
        return Q()
    if rating == "none":
        return Q(rating=None, flags__contains=["to_rating"])
    if rating not in {"1", "2", "3", "4", "5"}:
        raise Invalid("评价请选 1 到 5，或“未评价”。")
    return Q(rating=int(rating))


def page_of(rows: QuerySet[CallRecord], cursor: str = "") -> Page[CallRecord]:
    """Fifty rows after the cursor; rows that arrive meanwhile move no page."""
    return page_by_moment(rows.defer("detail"), "at", cursor)


def visible_call(reader: Principal, call: str) -> CallRecord:
    """The call's record.

    Raises NotFound also for a call that the reader may not see, so that its existence stays hidden.
    """
    row = visible_to(reader).filter(pk=call).first()
    if row is None:
        raise NotFound("没有这通电话，或您无权查看。")
    return row


async def await_call(reader: Principal, call: str) -> None:
    """Before a call is looked up that may have begun, or been answered, this second: wait until its record has that.

    Returns at once for a call whose record shows the reader as one who may see it, and for one that the bus does not
    know. Raises Unavailable when the record lags by more than two seconds: the call is there, so this is no NotFound.
    """
    known = sync_to_async(lambda: visible_to(reader).filter(pk=call).exists())
    if not await known() and not await caught_up(f"call/{call}"):
        raise Unavailable("这通电话还在登记，过几秒再试。", code="record_late")


def case_of(row: CallRecord) -> str:
    """12345's case number in a row that ``visible_to`` found, read without loading the complete record."""
    return str(getattr(row, "case", None) or "")


def following(reader: Principal, call: str) -> list[CallRecord]:
    """Calls that agents dialled after this one, as far as the reader may see them."""
    return list(visible_to(reader).filter(after=call).exclude(after="").order_by("at").defer("detail"))


def record_in(row: CallRecord) -> shape.CallRecord:
    """The whole record that a row holds."""
    return msgspec.convert(row.detail, shape.CallRecord)


def record_of(call: str) -> shape.CallRecord | None:
    return next(iter(records_of([call])), None)


def records_of(calls: Iterable[str]) -> list[shape.CallRecord]:
    """The records of these calls. Avoids the ORM, because it runs with every batch of events."""
    if not (requested := list(calls)):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT detail FROM {CallRecord._meta.db_table} WHERE id = ANY(%s)", [requested])
        return [msgspec.json.decode(detail, type=shape.CallRecord) for (detail,) in cursor.fetchall()]


def records_of_day(day: date) -> list[shape.CallRecord]:
    """The calls that began on this Beijing day."""
    start, end = day_bounds(day)
    details = CallRecord.objects.filter(at__gte=start, at__lt=end).values_list("detail", flat=True)
    return [msgspec.convert(detail, shape.CallRecord) for detail in details.iterator(chunk_size=1000)]


def records_between(start: datetime, end: datetime) -> Iterator[shape.CallRecord]:
    """The records of calls that began in [start, end). A thousand rows are read at a time."""
    details = CallRecord.objects.filter(at__gte=start, at__lt=end).values_list("detail", flat=True)
    return (msgspec.convert(detail, shape.CallRecord) for detail in details.iterator(chunk_size=1000))


def periods_between(start: datetime, end: datetime) -> Iterator[tuple[str, int, str, str, datetime, datetime | None]]:
    """Agent, number, state, reason, beginning and end of the stretches of agents' time that touch [start, end)."""
    rows = AgentPeriod.objects.filter(Q(end__gt=start) | Q(end=None), start__lt=end)
    return rows.values_list("agent", "seq", "state", "reason", "start", "end").iterator(chunk_size=5000)


def end_of_period(agent: str, seq: int) -> datetime | None:
    """When the agent's state that this event began was over; None while it lasts."""
    return AgentPeriod.objects.filter(agent=agent, seq=seq).values_list("end", flat=True).first()


def first_moment() -> datetime | None:
    """The beginning of the oldest call; None without calls."""
    return CallRecord.objects.order_by("at").values_list("at", flat=True).first()


def first_period() -> datetime | None:
    """Since when agents' time is known."""
    first: datetime | None = AgentPeriod.objects.aggregate(first=Min("start"))["first"]
    return first


def history_of(number_index: str, limit: int = 10) -> list[CallRecord]:
    """A caller's earlier calls, newest first; none for a withheld number. For the desk that answers this caller now."""
    if not number_index:
        return []
    return list(CallRecord.objects.filter(number_index=number_index).order_by("-at", "-id").defer("detail")[:limit])


def rows_for_export(rows: QuerySet[CallRecord], limit: int) -> Iterator[CallRecord]:
    """Read in pieces, never all in memory."""
    return rows.defer("detail")[:limit].iterator(chunk_size=2000)


def recordings_pending(before: datetime) -> list[str]:
    """Calls with a talk that ended before this moment and whose recording has no verdict, of the last week."""
    rows = CallRecord.objects.filter(recording="pending", ended_at__lt=before, at__gte=before - timedelta(days=7))
    return list(rows.order_by("at").values_list("pk", flat=True))


def events_of(call: str) -> list[Envelope]:
    """All logged events of a call, by moment."""
    return sorted(events_of_calls([call])[call], key=lambda event: (event.at, event.subject, event.seq))


def may_listen(reader: Principal, row: CallRecord) -> bool:
    """Whether the reader, who may see the call, may listen to its recording: any, or that of an own talk."""
    return reader.may(Permission.RECORDINGS_LISTEN) or (
        reader.may(Permission.RECORDINGS_LISTEN_OWN) and reader.number in row.agents
    )


def records_by_id(calls: Iterable[str]) -> dict[str, CallRecord]:
    return {row.pk: row for row in CallRecord.objects.filter(pk__in=list(calls)).defer("detail")}


# Held against one another -------------------------------------------------------------------------------------------


def recorded_between(start: datetime, end: datetime) -> dict[str, str]:
    """Call -> state of its recording, for calls with a talk that ended in [start, end). Invented calls are left out."""
    rows = CallRecord.objects.filter(at__gte=start - LONGEST_CALL, ended_at__gte=start, ended_at__lt=end)
    real = rows.exclude(recording="none").exclude(detail__recording__digest=NO_DIGEST)
    return dict(real.values_list("pk", "recording"))


def talks_since(start: datetime) -> list[CallTalk]:
    """Talks that last, or ended after this moment."""
    rows = CallTalk.objects.filter(at__gte=start - LONGEST_CALL, talk__gt=0)
    return list(rows.filter(Q(ended_at=None, call__ended_at=None) | Q(ended_at__gte=start)))


def open_between(start: datetime, end: datetime) -> list[str]:
    """Calls that began in [start, end) and whose record has no end."""
    return list(CallRecord.objects.filter(at__gte=start, at__lt=end, ended_at=None).values_list("pk", flat=True))


def wrap_up_periods(calls: Iterable[str]) -> dict[str, list[Period]]:
    spent: dict[str, list[Period]] = {call: [] for call in calls}
    for period in _periods("WHERE p.call = ANY(%s) AND p.call <> '' ORDER BY p.agent, p.seq", [list(spent)]):
        spent[period.call].append(period)
    return spent


def _periods(which: str, parameters: Sequence[Any]) -> list[Period]:
    """Periods of agents' time by an SQL condition. Avoids the ORM, because it runs with every batch of events."""
    columns = ", ".join(f'p."{field}"' for field in Period.__struct_fields__)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {AgentPeriod._meta.db_table} p {which}", parameters)
        return [Period(*row) for row in cursor.fetchall()]


def calls_unlike_log(calls: Iterable[str]) -> list[str]:
    """The calls whose row is missing or differs from their events folded again."""
    spent = wrap_up_periods(calls)
    rows = {row.pk: row for row in CallRecord.objects.filter(pk__in=list(spent)).prefetch_related("talks")}
    folded = {call: fold.record_of(events, spent[call]) for call, events in events_of_calls(spent).items()}
    return [call for call, record in folded.items() if _unlike(rows.get(call), record)]


def _unlike(row: CallRecord | None, record: shape.CallRecord | None) -> bool:
    if row is None or record is None:
        return row is not None or record is not None
    talks = {talk.talk for talk in row.talks.all() if talk.talk}
    return record_in(row) != record or talks != {talk.talk for talk in record.talks}


def agents_unlike_log(agents: Iterable[str], since: datetime) -> list[str]:
    """The agents whose stored time since a moment differs from their events."""
    turns = turns_of_subjects({subject_of_agent(agent): since for agent in agents})
    recorded = {cut[0].agent: cut for cut in map(periods_of, turns.values()) if cut}
    stored: dict[str, list[Period]] = {agent: [] for agent in recorded}
    requested = "JOIN unnest(%s::text[], %s::timestamptz[]) AS asked (agent, since) ON p.agent = asked.agent"
    for period in _periods(
        f"{requested} AND p.start >= asked.since", [list(recorded), [cut[0].start for cut in recorded.values()]]
    ):
        stored[period.agent].append(period)
    return [agent for agent, cut in recorded.items() if _by_number(stored[agent]) != _by_number(cut)]


def _by_number(periods: Iterable[Period]) -> list[Period]:
    return sorted(periods, key=lambda period: period.seq)


def digest() -> str:
    """SM3 (hex) over every row of every folded table, as PostgreSQL writes them out: equal means byte-identical."""
    total = hashes.Hash(hashes.SM3())
    for model, key in ((CallRecord, "id"), (CallTalk, "call_id, talk"), (AgentPeriod, "agent, seq")):
        table = model._meta.db_table
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY (SELECT * FROM {table} ORDER BY {key}) TO STDOUT") as rows,
        ):
            for piece in rows:
                total.update(bytes(piece))
    return total.finalize().hex()


class Names:
    """Ids -> names, asked for once a page."""

    def __init__(self, agents: Iterable[str]) -> None:
        self._agents, self._queues, self._topics = names_of(set(agents)), queue_names(), topic_titles()

    @cached_property
    def _flows(self) -> dict[str, str]:
        return names_of_flows()

    def agent(self, id: str) -> str:
        return self._agents.get(id, "")

    def queue(self, id: str) -> str:
        return self._queues.get(id, id)

    def flow(self, id: str) -> str:
        return self._flows.get(id, id)

    def topic(self, id: str) -> str:
        return self._topics.get(id, id)
