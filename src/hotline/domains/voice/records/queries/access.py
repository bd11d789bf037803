"""Which calls a reader may see and listen to."""

from collections.abc import Iterable

from asgiref.sync import sync_to_async
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.records.models import CallRecord, CallTalk
from hotline.domains.voice.records.rules import shape
from hotline.domains.voice.routing.queries.administered import queues_served_by
from hotline.infrastructure.eventlog.catch_up import caught_up
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound, Unavailable
from hotline.kernel.permissions import Permission


def visible_to(reader: Principal) -> QuerySet[CallRecord]:
    """The calls that the reader may see: all, those of the reader's group, or the reader's own.

    A group also sees the calls that nobody answered in a queue which the group serves.
    """
    every = CallRecord.objects.annotate(case=KT("detail__case_number"))
    if reader.may(Permission.CALLS_VIEW_ALL):
        return every
    agents = {reader.number} if reader.may(Permission.CALLS_VIEW_OWN) else set()
    if not (reader.may(Permission.CALLS_VIEW_GROUP) and reader.group):
        return every.filter(talked_in(agents))
    members = [staff.number for staff in staff_with(Permission.DESK_USE).filter(group__name=reader.group)]
    missed = Q(queue__in=queues_served_by(members), answered=False) & ~talked_in()
    return every.filter(talked_in(agents | set(members)) | missed)


def talked_in(agents: Iterable[str] | None = None) -> Exists:
    """Condition on calls: one of these agents talked in the call; for None, any agent did."""
    talks = CallTalk.objects.filter(call=OuterRef("pk"))
    return Exists(talks if agents is None else talks.filter(agent__in=list(agents)))


def visible_call(reader: Principal, call: str) -> CallRecord:
    """The call's record.

    Raises NotFound also for a call that the reader may not see, so that its existence stays hidden.
    """
    row = visible_to(reader).filter(pk=call).first()
    if row is None:
        raise NotFound("没有这通电话，或您无权查看。请核对后重试。")
    return row


def may_see(reader: Principal, call: str) -> bool:
    return visible_to(reader).filter(pk=call).exists()


def visible_among(reader: Principal, calls: Iterable[str]) -> set[str]:
    """Those of the calls that the reader may see."""
    return set(visible_to(reader).filter(pk__in=list(calls)).values_list("pk", flat=True))


def may_see_record(reader: Principal, record: shape.CallRecord) -> bool:
    """``visible_to`` for a record that has no row yet. Calls that nobody answered are left to the row."""
    if reader.may(Permission.CALLS_VIEW_ALL):
        return True
    dialled = {record.agent} if record.direction == "out" else set()
    agents = {talk.agent for talk in record.talks} | dialled
    if reader.may(Permission.CALLS_VIEW_OWN) and reader.number in agents:
        return True
    if not (reader.may(Permission.CALLS_VIEW_GROUP) and reader.group):
        return False
    return any(staff.number in agents for staff in staff_with(Permission.DESK_USE).filter(group__name=reader.group))


def has_talked(agent: str, call: str) -> bool:
    """Whether this agent had the caller of this call."""
    return CallTalk.objects.filter(call=call, agent=agent).exists()


async def await_call(reader: Principal, call: str) -> None:
    """Wait until the record of a call that began or was answered a moment ago holds the call's newest event.

    Returns at once when the reader may already see the record, and for a call that the bus does not know. Raises
    Unavailable, not NotFound, when the record lags by more than two seconds: the call exists.
    """
    known = sync_to_async(lambda: visible_to(reader).filter(pk=call).exists())
    if not await known() and not await caught_up(f"call/{call}"):
        raise Unavailable("通话正在登记，请稍后重试。", code="record_late")


def may_listen(reader: Principal, row: CallRecord) -> bool:
    """Whether a reader who may see the call may listen to its recording.

    One permission covers all recordings, another one those of calls in which the reader talked.
    """
    return reader.may(Permission.RECORDINGS_LISTEN) or (
        reader.may(Permission.RECORDINGS_LISTEN_OWN) and reader.number in row.agents
    )
