"""Endpoints of the transitions of a case outside its steps."""

from ninja import Router, Status

from hotline.domains.service.workorders.actions import extensions, follow_ups, parties, transitions, unrest
from hotline.domains.service.workorders.endpoints.cases import to_out
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.service.workorders.schemas.cases import CaseOut
from hotline.domains.service.workorders.schemas.steps import (
    AnswerBody,
    CaseRemarkBody,
    ClockBody,
    CommentBody,
    ContactBody,
    ExtensionBody,
    MergeBody,
    OnBody,
    PartyBody,
    StepReasonBody,
    UnrestBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(*SEE))


@router.post("/{case_id}/urge", response=CaseOut, auth=needs(Permission.WORKORDERS_URGE))
def urge(request: StaffRequest, case_id: str, body: CaseRemarkBody) -> CaseOut:
    transitions.urge(by=current_staff(request), case=case_id, text=body.comment)
    return to_out(request, case_id)


@router.post("/{case_id}/supervise", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def supervise(request: StaffRequest, case_id: str, body: OnBody) -> CaseOut:
    who = current_staff(request)
    transitions.supervise(by=who, case=case_id, revision=body.revision, on=body.on, text=body.reason)
    return to_out(request, case_id)


@router.post("/{case_id}/seal", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def seal(request: StaffRequest, case_id: str, body: OnBody) -> CaseOut:
    who = current_staff(request)
    transitions.seal(by=who, case=case_id, revision=body.revision, on=body.on, text=body.reason)
    return to_out(request, case_id)


@router.post("/{case_id}/unrest", response=CaseOut)
def mark_unrest(request: StaffRequest, case_id: str, body: UnrestBody) -> CaseOut:
    """Unrest found later than at the registering: the leaders have an alarm at once, the case its lane."""
    unrest.mark_unrest(by=current_staff(request), case=case_id, **body.dict())
    return to_out(request, case_id)


@router.post("/{case_id}/void", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def void(request: StaffRequest, case_id: str, body: StepReasonBody) -> CaseOut:
    transitions.void(by=current_staff(request), case=case_id, revision=body.revision, reason=body.reason)
    return to_out(request, case_id)


@router.post("/{case_id}/reopen", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def reopen(request: StaffRequest, case_id: str, body: StepReasonBody) -> CaseOut:
    transitions.reopen(by=current_staff(request), case=case_id, revision=body.revision, reason=body.reason)
    return to_out(request, case_id)


@router.post("/{case_id}/merge", response=CaseOut, auth=needs(Permission.WORKORDERS_WORK))
def merge(request: StaffRequest, case_id: str, body: MergeBody) -> CaseOut:
    """Merge the case into the one that came first. The supervision office may do so, and the case's reviewer."""
    transitions.merge(by=current_staff(request), case=case_id, revision=body.revision, into=body.into)
    return to_out(request, case_id)


@router.post("/{case_id}/contact", response=CaseOut, auth=needs(Permission.WORKORDERS_WORK))
def contact(request: StaffRequest, case_id: str, body: ContactBody) -> CaseOut:
    fields = body.dict(exclude={"comment"})
    follow_ups.contact(by=current_staff(request), case=case_id, **fields, text=body.comment)
    return to_out(request, case_id)


@router.post("/{case_id}/comments", response=CaseOut)
def comment(request: StaffRequest, case_id: str, body: CommentBody) -> CaseOut:
    transitions.comment(by=current_staff(request), case=case_id, text=body.text, mentions=body.mentions)
    return to_out(request, case_id)


@router.post("/{case_id}/mentions/seen", response={204: None})
def seen(request: StaffRequest, case_id: str) -> Status[None]:
    transitions.see_mentions(by=current_staff(request), case=case_id)
    return Status(204, None)


@router.post("/{case_id}/parties", response=CaseOut, auth=needs(Permission.WORKORDERS_WORK))
def add_party(request: StaffRequest, case_id: str, body: PartyBody) -> CaseOut:
    parties.add_party(by=current_staff(request), case=case_id, who=parties.Somebody(**body.dict()))
    return to_out(request, case_id)


@router.delete("/{case_id}/parties/{int:party_id}", response=CaseOut, auth=needs(Permission.WORKORDERS_WORK))
def remove_party(request: StaffRequest, case_id: str, party_id: int) -> CaseOut:
    parties.remove_party(by=current_staff(request), case=case_id, party=party_id)
    return to_out(request, case_id)


@router.post("/{case_id}/extensions", response=CaseOut, auth=needs(Permission.WORKORDERS_WORK))
def request_extension(request: StaffRequest, case_id: str, body: ExtensionBody) -> CaseOut:
    term = Term(body.term.amount, Unit(body.term.unit))
    extensions.request(by=current_staff(request), case=case_id, clock=body.clock, term=term, reason=body.reason)
    return to_out(request, case_id)


@router.post(
    "/{case_id}/extensions/{int:extension_id}/answer", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE)
)
def answer_extension(request: StaffRequest, case_id: str, extension_id: int, body: AnswerBody) -> CaseOut:
    who = current_staff(request)
    extensions.answer(by=who, case=case_id, extension=extension_id, granted=body.granted, remark=body.answer)
    return to_out(request, case_id)


@router.post("/{case_id}/pause", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def pause(request: StaffRequest, case_id: str, body: ClockBody) -> CaseOut:
    extensions.pause_clock(by=current_staff(request), case=case_id, clock=body.clock, reason=body.reason)
    return to_out(request, case_id)


@router.post("/{case_id}/resume", response=CaseOut, auth=needs(Permission.WORKORDERS_SUPERVISE))
def resume(request: StaffRequest, case_id: str, body: ClockBody) -> CaseOut:
    extensions.resume_clock(by=current_staff(request), case=case_id, clock=body.clock, reason=body.reason)
    return to_out(request, case_id)
