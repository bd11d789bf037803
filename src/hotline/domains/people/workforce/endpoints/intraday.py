"""Endpoints of the day as it runs: calls, heads and people against the plan; meals that are moved."""

from ninja import Router

from hotline.domains.people.workforce.actions.meals import move_meal
from hotline.domains.people.workforce.endpoints.forecast import VIEW
from hotline.domains.people.workforce.queries.intraday import Day, DuePerson, day_at
from hotline.domains.people.workforce.rules import intraday
from hotline.domains.people.workforce.rules.roster.model import SLOT_MINUTES
from hotline.domains.people.workforce.schemas.intraday import (
    IntradayGapOut,
    IntradayOut,
    IntradayPersonOut,
    IntradaySlotOut,
    IntradaySurplusOut,
    MealBody,
    MealMoveOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))


@router.get("", response=IntradayOut, auth=VIEW)
def today(request: StaffRequest) -> IntradayOut:
    """Today as it stands now."""
    moment = now()
    return _shape(day_at(moment, beijing_day(moment)))


@router.put("/meals", response={204: None})
def put_meal(request: StaffRequest, body: MealBody) -> tuple[int, None]:
    """The person is notified. Again changes nothing. 409 ``too_late``, ``not_rostered``, 422 ``bad_meal``."""
    move_meal(by=current_staff(request), number=body.number, minute=body.minute)
    return 204, None


def _shape(day: Day) -> IntradayOut:
    names = names_of({one.due.number for one in day.people})
    load, passed = day.load, day.passed
    planned = sum(one.adherence.planned for one in day.people)
    deviating = sum(one.adherence.deviating for one in day.people)
    return IntradayOut(
        day=day.day,
        at=day.at,
        passed=passed,
        made_at=load.made_at,
        factor=round(load.factor, 3),
        came=int(load.came.sum()),
        expected=round(float(load.expected[:passed].sum()), 1),
        expected_day=round(float(load.expected.sum()), 1),
        likely_day=round(float(load.likely.sum()), 1),
        aht_s=round(load.aht_s, 1),
        adherence=1 - deviating / planned if planned else None,
        slots=[_slot(day, at) for at in range(len(load.came))],
        gaps=[
            IntradayGapOut(
                start=_clock(gap.first), end=_clock(gap.last + 1), max_heads=gap.max_heads, hours=round(gap.hours, 2)
            )
            for gap in intraday.gaps(load.need, day.rostered, passed)
        ],
        surpluses=[
            IntradaySurplusOut(
                start=_clock(one.first),
                end=_clock(one.last + 1),
                min_heads=one.min_heads,
                hours=round(one.hours, 2),
            )
            for one in intraday.surpluses(load.need, day.rostered, passed)
            if load.made_at
        ],
        moves=[
            MealMoveOut(
                number=move.number,
                name=names.get(move.number, ""),
                before=move.before,
                after=move.after,
                hours=round(move.hours, 2),
            )
            for move in day.moves
        ],
        people=[_person(one, names.get(one.due.number, "")) for one in day.people],
    )


def _slot(day: Day, at: int) -> IntradaySlotOut:
    is_over, load = at < day.passed, day.load
    return IntradaySlotOut(
        time=_clock(at),
        came=int(load.came[at]) if is_over else None,
        expected=round(float(load.expected[at]), 1),
        likely=round(float(load.likely[at]), 1),
        need=int(load.need[at]),
        rostered=round(float(day.rostered[at]), 1),
        present=round(float(day.present[at]), 1) if is_over else None,
    )


def _person(one: DuePerson, name: str) -> IntradayPersonOut:
    return IntradayPersonOut(
        number=one.due.number,
        name=name,
        shift=one.due.shift,
        on_leave=bool(one.due.leave),
        planned=one.planned.activity if one.planned else None,
        state=one.state.seat if one.state else "",
        reason=one.state.reason if one.state else "",
        since=one.state.span[0] if one.state else None,
        deviates=one.deviates,
        deviating_minutes=round(one.adherence.deviating),
        adherence=one.adherence.share,
    )


def _clock(slot: int) -> str:
    """ "24:00" for the end of the day."""
    return f"{slot * SLOT_MINUTES // 60:02}:{slot * SLOT_MINUTES % 60:02}"
