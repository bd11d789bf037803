"""Endpoints of an agent's own requests: leave, swaps and overtime, asked for and answered on a phone."""

from datetime import date

from ninja import Router

from hotline.domains.people.workforce.actions import requests
from hotline.domains.people.workforce.endpoints.request_shapes import shapes_of
from hotline.domains.people.workforce.endpoints.roster import shift_out
from hotline.domains.people.workforce.models import ShiftRequest
from hotline.domains.people.workforce.queries import requests as found
from hotline.domains.people.workforce.rules.roster.model import Rules
from hotline.domains.people.workforce.schemas.requests import (
    LeaveRequestBody,
    OvertimeRequestBody,
    OwnRequestsOut,
    RequestAnswerBody,
    ShiftRequestOut,
    SwapOptionOut,
    SwapOptionsOut,
    SwapRequestBody,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.DESK_USE))


@router.get("", response=OwnRequestsOut)
def own(request: StaffRequest) -> OwnRequestsOut:
    """The own ones and those that colleagues made to whoever asks, with what is used up."""
    number, today = current_staff(request).number, beijing_day(now())
    hours = found.hours_of_month({number}, today)[number]
    return OwnRequestsOut(
        number=number,
        rows=shapes_of(found.own_requests(number)),
        annual_days=found.annual_days(number, today.year),
        overtime_hours=hours.overtime,
        early_hours=hours.early,
        max_overtime_hours=Rules().max_overtime_hours,
    )


@router.get("/swaps", response=SwapOptionsOut)
def swaps(request: StaffRequest, day: date, other_day: date) -> SwapOptionsOut:
    """Colleagues with whom an exchange of these days breaks no rule. 409 ``not_published``, ``not_rostered``."""
    options = found.swap_options(current_staff(request).number, day, other_day)
    names = names_of({one.number for one in options})
    rows = [
        SwapOptionOut(
            number=one.number, name=names.get(one.number, ""), shift=shift_out(one.shift),
            other_shift=shift_out(one.other_shift),
        )
        for one in options
    ]  # fmt: skip
    return SwapOptionsOut(rows=rows)


@router.post("/swap", response=ShiftRequestOut)
def swap(request: StaffRequest, body: SwapRequestBody) -> ShiftRequestOut:
    """It waits for the colleague. 409 ``rule_broken``, ``same_shift``, ``open_request``; 422 ``bad_request``."""
    return _one(requests.request_swap(by=current_staff(request), **body.dict()))


@router.post("/overtime", response=ShiftRequestOut)
def overtime(request: StaffRequest, body: OvertimeRequestBody) -> ShiftRequestOut:
    """It waits for a planner. 409 ``rule_broken``, ``has_shift``, ``open_request``; 422 ``bad_request``."""
    return _one(requests.request_overtime(by=current_staff(request), **body.dict()))


@router.post("/leave", response=ShiftRequestOut)
def leave(request: StaffRequest, body: LeaveRequestBody) -> ShiftRequestOut:
    """Annual leave that leaves the need covered holds at once. 409 ``open_request``; 422 ``bad_request``."""
    return _one(requests.request_leave(by=current_staff(request), **body.dict()))


@router.post("/{request_id}/answer", response=ShiftRequestOut)
def answer(request: StaffRequest, request_id: int, body: RequestAnswerBody) -> ShiftRequestOut:
    """The colleague's. 409 ``over``, ``rule_broken``."""
    return _one(requests.answer(by=current_staff(request), id=request_id, accepted=body.accepted))


@router.post("/{request_id}/withdraw", response=ShiftRequestOut)
def withdraw(request: StaffRequest, request_id: int) -> ShiftRequestOut:
    """The own one, while it waits. 409 ``over``."""
    return _one(requests.withdraw(by=current_staff(request), id=request_id))


def _one(row: ShiftRequest) -> ShiftRequestOut:
    return shapes_of([row])[0]
