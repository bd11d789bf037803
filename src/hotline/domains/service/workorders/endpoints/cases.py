"""Cases: listed, found, opened, shown, their personal data revealed."""

from dataclasses import asdict
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.http import HttpResponse
from ninja import Query, Router

from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.service.workorders.actions import creation
from hotline.domains.service.workorders.actions import parties as workorders_parties
from hotline.domains.service.workorders.actions import reveal as workorders_reveal
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.endpoints.belonging_shapes import party_of
from hotline.domains.service.workorders.endpoints.shapes import case_detail, rows_of, same_of
from hotline.domains.service.workorders.queries import belongings, cases, lists
from hotline.domains.service.workorders.queries.prefill import prefill
from hotline.domains.service.workorders.queries.unrest import evidence_in, texts_of
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.service.workorders.schemas.cases import (
    CaseOut,
    CasesOut,
    CasesQuery,
    CountsOut,
    LabelledTextOut,
    OpenBody,
    PrefillOut,
    RevealBody,
    RevealedOut,
)
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.access import may_see
from hotline.domains.voice.records.queries.late import record_on_the_bus
from hotline.events.workorders import subject
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(*SEE))
DISPLAY_SECONDS = 30


@router.get("", response=CasesOut)
def found(request: StaffRequest, query: Query[CasesQuery], cursor: str = "", order: str = "newest") -> HttpResponse:
    """Fifty a page: newest first, or (``order=due``) what is due soonest."""
    reader, now = current_staff(request), datetime.now(UTC)
    page = cases.page(reader, filters_from(query), now, cursor, by_urgency=order == "due")
    case_detail = CasesOut.model_construct(rows=rows_of(page.rows, reader, now), next=page.next)
    return HttpResponse(case_detail.model_dump_json(), content_type="application/json")


def filters_from(query: CasesQuery) -> cases.CaseFilters:
    """Raises Invalid for a complete number in the clear and for a handle that is too old."""
    return cases.CaseFilters(**query.dict() | {"person": number_of(query.person)})


@router.get("/counts", response=CountsOut)
def counts(request: StaffRequest) -> CountsOut:
    return CountsOut(**lists.counts(current_staff(request), datetime.now(UTC)))


@router.get("/mentions", response=CasesOut)
def mentions(request: StaffRequest) -> CasesOut:
    """Cases with a comment that mentions the reader."""
    reader = current_staff(request)
    return CasesOut(rows=rows_of(lists.mentioned_in(reader), reader, datetime.now(UTC)), next=None)


@router.get("/prefill", response=PrefillOut, auth=needs(Permission.WORKORDERS_CREATE))
async def from_call(request: StaffRequest, call: str) -> PrefillOut:
    """Values for a new case from a call that the reader may see."""
    return await sync_to_async(_known_from)(current_staff(request), call, await _late(request, call))


async def _late(request: StaffRequest, call: str) -> CallRecord | None:
    """What the bus has of a call whose row the reader cannot see yet."""
    if not call or await sync_to_async(may_see)(current_staff(request), call):
        return None
    return await record_on_the_bus(call)


def _known_from(reader: Principal, call: str, late: CallRecord | None) -> PrefillOut:
    known = prefill(reader, call, datetime.now(UTC), late)
    return PrefillOut(**asdict(known) | {"known": same_of(known.known)})


@router.post("", response=CaseOut, auth=needs(Permission.WORKORDERS_CREATE))
async def open_one(request: StaffRequest, body: OpenBody) -> CaseOut:
    return await sync_to_async(_open)(request, body, await _late(request, body.call))


def _open(request: StaffRequest, body: OpenBody, late: CallRecord | None) -> CaseOut:
    parties = [workorders_parties.Somebody(**each.dict()) for each in body.parties]
    opening = Opening(**body.dict(exclude={"parties"}), parties=parties)
    case = creation.open_case(by=current_staff(request), opening=opening, late=late)
    return to_out(request, case.pk)


@router.get("/{case_id}", response=CaseOut)
def detail(request: StaffRequest, case_id: str) -> CaseOut:
    return to_out(request, case_id)


@router.get("/{case_id}/sayings", response=list[LabelledTextOut], auth=needs(Permission.WORKORDERS_REVEAL))
def sayings(request: StaffRequest, case_id: str) -> list[LabelledTextOut]:
    """The texts of the case that sound like unrest, for a reader of the case. ``reveal`` shows the sealed ones."""
    found = texts_of(cases.visible_case(current_staff(request), case_id))
    return [LabelledTextOut(**asdict(each)) for each in found]


@router.post("/{case_id}/reveal", response=RevealedOut, auth=needs(Permission.WORKORDERS_REVEAL))
def reveal(request: StaffRequest, case_id: str, body: RevealBody) -> RevealedOut:
    """Personal data in the clear; leaves an audit row with the reason."""
    reader = current_staff(request)
    case = cases.visible_case(reader, case_id)
    workorders_reveal.note_reveal(by=reader, case=case, reason=body.reason)
    sealed, people = belongings.sealed_fields(case), belongings.parties(case)
    inside = [each for party in people for each in belongings.sealed_of_party(party)]
    values = [*sealed.values(), *inside]
    clear = iter(read_notes(by=reader, about=subject(case_id), notes=values, under_way=not case.over))
    fields = {name: next(clear) for name in sealed}
    parties = [party_of(each) for each in people]
    for party, party_out in zip(people, parties, strict=True):
        party_out.name = next(clear) if party.name else ""
        party_out.phone = next(clear) if party.phone else ""
    evidence = evidence_in(case, fields)
    return RevealedOut(fields=fields, evidence=evidence, parties=parties, seconds=DISPLAY_SECONDS)


def to_out(request: StaffRequest, id: str) -> CaseOut:
    reader = current_staff(request)
    return case_detail(cases.visible_case(reader, id), reader, datetime.now(UTC))
