"""Endpoints of forecasts: calls ahead with their band, the heads they need, events, days left out, targets."""

from datetime import date

from ninja import Router

from hotline.domains.people.workforce.actions import forecast_runs
from hotline.domains.people.workforce.models import ForecastVersion
from hotline.domains.people.workforce.queries import forecasts
from hotline.domains.people.workforce.rules.events import Event
from hotline.domains.people.workforce.schemas.plans import (
    ForecastDayOut,
    ForecastDaySlotsOut,
    ForecastQueueOut,
    ForecastSlotOut,
    ForecastTrialOut,
    ForecastVersionOut,
    LoadForecastOut,
    MarkedDayBody,
    MarkedDayOut,
    PastDayOut,
    PlannedEventBody,
    PlannedEventOut,
    TargetsBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission

VIEW = needs(Permission.WORKFORCE_VIEW, Permission.WORKFORCE_PLAN)
router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))


@router.get("", response=LoadForecastOut, auth=VIEW)
def overview(request: StaffRequest, queue: str = "") -> LoadForecastOut:
    """Thirteen weeks ahead of a queue ("" for all), the last four weeks, and what a planner has entered."""
    version = forecasts.newest_version(queue)
    return LoadForecastOut(
        queues=[ForecastQueueOut(id=id, name=name) for id, name in forecasts.forecast_queues()],
        version=_version(version) if version else None,
        past=[PastDayOut(day=day, calls=calls) for day, calls in forecasts.past_totals(queue)],
        targets=TargetsBody.from_orm(forecasts.targets_row()),
        events=[PlannedEventOut.from_orm(row) for row in forecasts.planned_events()],
        marked=[MarkedDayOut.from_orm(row) for row in forecasts.marked_days()],
    )


@router.get("/days/{day}", response=ForecastDaySlotsOut, auth=VIEW)
def day_slots(request: StaffRequest, day: date, queue: str = "") -> ForecastDaySlotsOut:
    """A day by quarters of an hour, with the heads that it needs. 404 outside the forecast."""
    version = forecasts.newest_version(queue)
    if version is None:
        raise NotFound("暂无预测，请先生成。")
    slots = forecasts.slots_of(version, day)
    rows = [
        ForecastSlotOut(
            time=f"{at // 4:02}:{at % 4 * 15:02}",
            expected=round(slot.expected, 2),
            low=round(slot.low, 2),
            high=round(slot.high, 2),
            heads=slot.heads,
        )
        for at, slot in enumerate(slots)
    ]
    return ForecastDaySlotsOut(day=day, aht_s=version.aht_s, slots=rows, head_hours=sum(row.heads for row in rows) / 4)


@router.post("", response={202: None})
def renew(request: StaffRequest) -> tuple[int, None]:
    """All forecasts are made anew in the background. 409 ``too_little_history``."""
    forecast_runs.request_forecasts(by=current_staff(request))
    return 202, None


@router.put("/targets", response={204: None})
def set_targets(request: StaffRequest, body: TargetsBody) -> tuple[int, None]:
    """What the need is computed for."""
    forecast_runs.set_targets(by=current_staff(request), **body.dict())
    return 204, None


@router.post("/events", response=PlannedEventOut)
def add_event(request: StaffRequest, body: PlannedEventBody) -> PlannedEventOut:
    """Calls expected on its days are moved at once. 422 ``bad_event``."""
    event = Event(body.first_day, body.last_day, body.lift)
    row = forecast_runs.add_event(by=current_staff(request), title=body.title, queue=body.queue, event=event)
    return PlannedEventOut.from_orm(row)


@router.delete("/events/{event_id}", response={204: None})
def remove_event(request: StaffRequest, event_id: int) -> tuple[int, None]:
    forecast_runs.remove_event(by=current_staff(request), id=event_id)
    return 204, None


@router.post("/marked-days", response={204: None})
def mark_day(request: StaffRequest, body: MarkedDayBody) -> tuple[int, None]:
    """The next forecast leaves this day out. 409 ``already_marked``, 422 ``bad_day``."""
    forecast_runs.mark_day(by=current_staff(request), day=body.day, reason=body.reason)
    return 204, None


@router.delete("/marked-days/{day}", response={204: None})
def unmark_day(request: StaffRequest, day: date) -> tuple[int, None]:
    forecast_runs.unmark_day(by=current_staff(request), day=day)
    return 204, None


def _version(row: ForecastVersion) -> ForecastVersionOut:
    days = [
        ForecastDayOut(day=each.day, expected=round(each.expected), low=round(each.low), high=round(each.high))
        for each in forecasts.day_totals(row)
    ]
    return ForecastVersionOut(
        made_at=row.made_at,
        made_by=row.made_by,
        history_days=row.history_days,
        aht_s=row.aht_s,
        days=days,
        trial=ForecastTrialOut(**row.trial),
    )
