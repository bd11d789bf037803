"""A citizen's contacts in one list, found by a number, or by a call or a case that the reader may see."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from ninja import Query, Router

from hotline.domains.insight.contacts.queries import SEE_CONTACTS, contacts_with
from hotline.domains.insight.contacts.rules import Contact, ContactKind
from hotline.domains.insight.contacts.schemas import ContactOut, ContactsOut, ContactsQuery
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.queries import number_of_live, number_of_past
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked_indexes, searched_indexes
from hotline.domains.service.workorders.queries.cases import phone_indexes, visible_case
from hotline.domains.voice.records.queries.names import Names
from hotline.infrastructure import audit, live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.number_handles import MARK, number_of
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.sealing import audited_number, indexes_of
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.sealed import Sealed

router = Router(tags=["contacts"], auth=needs(*SEE_CONTACTS))


@router.get("", response=ContactsOut)
def contacts(request: StaffRequest, query: Query[ContactsQuery]) -> ContactsOut:
    """The contacts that the reader may see, of a number or of a case's citizen. Leaves an audit row.

    Invalid unless exactly one of both is given, and for a number that is not complete; NotFound for a case that the
    reader may not see or that has no number; Refused ``blocked``.
    """
    reader = current_staff(request)
    if bool(query.number) == bool(query.case):
        raise Invalid("请输入完整号码，或从一通电话、一张工单打开。")
    if query.case:
        case = visible_case(reader, query.case)
        return _contacts(reader, f"case/{query.case}", case.phone_masked, phone_indexes(case))
    if MARK not in query.number:
        raise Invalid("请输入完整号码：后四位可能是多人的。")
    number = number_of(query.number)
    masked = query.number.partition(MARK)[0]
    return _contacts(reader, "contacts", masked, searched_indexes(number), criteria=audited_number(number))


@router.get("/calls/{call_id}", response=ContactsOut)
async def contacts_of_caller(request: StaffRequest, call_id: str) -> ContactsOut:
    """The same of the caller of a call, under way or over. NotFound also for a call that the reader may not see."""
    reader = current_staff(request)
    under_way = number_of_live(await live.ready_mirror(), reader, call_id)
    return await from_database(lambda: _of_call(reader, call_id, under_way))


def _of_call(reader: Principal, call: str, under_way: Sealed | None) -> ContactsOut:
    number = under_way or number_of_past(reader, call)
    return _contacts(reader, f"call/{call}", number.masked if number else "", indexes_of(number) if number else [])


def _contacts(
    reader: Principal, about: str, masked: str, indexes: Sequence[str], criteria: Mapping[str, str] | None = None
) -> ContactsOut:
    if not indexes:
        raise NotFound("没有可查的号码：来电未显示号码，或您无权查看。请改用完整号码查找。")
    refuse_blocked_indexes(indexes, "查看来往记录")
    found = contacts_with(reader, indexes)
    audit.record(
        by=reader.number, action="contacts.view", about=about, rows=len(found.rows), asked=dict(criteria or {})
    )
    names, agents = Names(()), names_of({row.agent for row in found.rows})
    return ContactsOut(
        number=masked,
        rows=[
            ContactOut(**asdict(row) | {"title": _title(row, names), "agent_name": agents.get(row.agent, "")})
            for row in found.rows
        ],
        cut=[str(kind) for kind in found.cut],
    )


def _title(row: Contact, names: Names) -> str:
    """Of a call and a chat the topic's title; of others as it is."""
    return names.topic(row.title) if row.kind in (ContactKind.CALL, ContactKind.CHAT) and row.title else row.title
