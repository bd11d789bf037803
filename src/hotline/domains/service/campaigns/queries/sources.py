"""Lists from a search: whom it finds, and what is known of them when the list is checked."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from hotline.domains.service.campaigns.rules.campaign import EntryProblem
from hotline.domains.service.campaigns.rules.sources import NAME, ListSource
from hotline.domains.service.workorders.queries import cases
from hotline.domains.service.workorders.queries.names import state_names
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.voice.callbacks.queries import callbacks_by_id, open_entries
from hotline.domains.voice.callbacks.rules import CORRECTION, KIND_NAMES, RATING
from hotline.domains.voice.records.queries.details import presentations, records_by_id
from hotline.domains.voice.records.queries.names import Names
from hotline.domains.voice.records.queries.search import RecordFilters, search_calls
from hotline.domains.voice.records.queries.workbook import RATINGS
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

if TYPE_CHECKING:
    from django.db.models import QuerySet

BAD_FILTERS = "筛选条件有误，请刷新列表后重试。"
#: Who may see what a list is made of: any of these permissions.
SEEN_BY: Mapping[ListSource, Sequence[Permission]] = {
    ListSource.CALLS: (Permission.CALLS_VIEW_OWN, Permission.CALLS_VIEW_GROUP, Permission.CALLS_VIEW_ALL),
    ListSource.CASES: SEE,
    ListSource.CALLBACKS: (Permission.CALLBACKS_MANAGE,),
}


class Citizen(NamedTuple):
    """Who is found. ``values``: heading -> value. ``problem``: why they are not rung, as far as the source knows."""

    number: Sealed | None
    values: Mapping[str, str]
    problem: EntryProblem | None = None


@dataclasses.dataclass(frozen=True)
class CallBackFilters:
    state: str = "open"
    kind: str = ""


def search(reader: Principal, source: ListSource, filters: Mapping[str, str], now: datetime) -> "QuerySet[Any]":
    """What the list's page finds with these filters and may be rung, in the page's order. Raises Invalid, Refused."""
    return _SEARCHES[source](reader, filters, now)


def _calls(reader: Principal, filters: Mapping[str, str], now: datetime) -> "QuerySet[Any]":
    renamed = {{"from": "start", "to": "end"}.get(name, name): value for name, value in filters.items()}
    chosen = _filters(renamed | {"number": number_of(filters.get("number", ""))}, RecordFilters)
    return search_calls(reader, chosen)


def _cases(reader: Principal, filters: Mapping[str, str], now: datetime) -> "QuerySet[Any]":
    """Confidential cases are never on a list: whoever is free rings it."""
    unordered = {name: value for name, value in filters.items() if name != "order"}
    chosen = _filters(unordered | {"person": number_of(filters.get("person", ""))}, cases.CaseFilters)
    found = cases.search(reader, chosen, now).filter(trial=False, confidential=False)
    return found.order_by("-created_at", "-id")


def _callbacks(reader: Principal, filters: Mapping[str, str], now: datetime) -> "QuerySet[Any]":
    """Those about a bad rating or a wrong answer have somebody who looks after them."""
    chosen = _filters(dict(filters), CallBackFilters)
    if chosen.state != "open":
        raise Invalid("已办结的回拨不能作为外呼名单，请切换到“待办理”。")
    if chosen.kind == RATING:
        raise Invalid("不满意的回访请在差评处置中办理。")
    if chosen.kind == CORRECTION:
        raise Invalid("纠错回访请在回拨列表中由指定人员办理。")
    return open_entries(chosen.kind).exclude(kind__in=(RATING, CORRECTION))


_SEARCHES: Mapping[ListSource, Callable[[Principal, Mapping[str, str], datetime], "QuerySet[Any]"]] = {
    ListSource.CALLS: _calls,
    ListSource.CASES: _cases,
    ListSource.CALLBACKS: _callbacks,
}
#: Where the number of a found row is looked up.
INDEXES = {
    ListSource.CALLS: "number_index",
    ListSource.CASES: "phone_index",
    ListSource.CALLBACKS: "number_index",
}


def _filters[Filters](filters: dict[str, str], kind: type[Filters]) -> Filters:
    """A filter that nobody knows would leave the list longer than it looked."""
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    if not filters.keys() <= known:
        raise Invalid(BAD_FILTERS)
    try:
        return msgspec.convert(filters, kind, strict=False)
    except msgspec.ValidationError:
        raise Invalid(BAD_FILTERS) from None


def citizens(source: ListSource, ids: Sequence[str]) -> dict[str, Citizen]:
    """Id -> who it leads to. What is gone meanwhile is left out."""
    return _CITIZENS[source](ids)


def _of_calls(ids: Sequence[str]) -> dict[str, Citizen]:
    rows, presented = records_by_id(ids), presentations(ids)
    names = Names(row.agent for row in rows.values())
    return {
        id: Citizen(
            row.number,
            {
                "通话时间": _moment(row.at),
                "队列": names.queue(row.queue) if row.queue else "",
                "主题": names.topic(row.topic) if row.topic else "",
                "坐席": names.agent(row.agent),
                "评价": RATINGS.get(row.rating, "") if row.rating else "",
            },
            EntryProblem.UNVERIFIED if presented.get(id) is Presentation.CLAIMED else None,
        )
        for id, row in rows.items()
    }


def _of_cases(ids: Sequence[str]) -> dict[str, Citizen]:
    topics, states = titles(), state_names()
    return {
        id: Citizen(
            cases.phone_of(row),
            {
                NAME: row.person_masked,
                "工单号": row.number,
                "登记时间": _moment(row.created_at),
                "事项": topics.get(row.topic, ""),
                "摘要": row.summary,
                "状态": states.get(row.state, row.state),
            },
        )
        for id, row in cases.cases_by_id(ids).items()
    }


def _of_callbacks(ids: Sequence[str]) -> dict[str, Citizen]:
    return {
        id: Citizen(
            row.number,
            {
                "登记时间": _moment(row.made_at),
                "约定时间": _moment(row.due_at) if row.due_at > row.opened_at else "",
                "来源": KIND_NAMES.get(row.kind, row.kind),
            },
            EntryProblem.SETTLED if row.closed_at else None,
        )
        for id, row in callbacks_by_id(ids).items()
    }


_CITIZENS: Mapping[ListSource, Callable[[Sequence[str]], dict[str, Citizen]]] = {
    ListSource.CALLS: _of_calls,
    ListSource.CASES: _of_cases,
    ListSource.CALLBACKS: _of_callbacks,
}


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
