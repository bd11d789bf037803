"""Forecasts made anew for every queue, and what a planner enters for them."""

from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction

from hotline.domains.people.workforce.models import ForecastVersion, MarkedDay, PlannedEvent, StaffingTargets
from hotline.domains.people.workforce.queries.forecasts import ALL, QueueHistory, histories, history_days
from hotline.domains.people.workforce.rules.backtest import tried
from hotline.domains.people.workforce.rules.events import Event, event_problem
from hotline.domains.people.workforce.rules.forecast.continuation import forecast
from hotline.domains.people.workforce.rules.forecast.series import Array
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused

MAKE = "hotline.domains.people.workforce.jobs.make_forecasts"
HORIZON_DAYS = 91
FEWEST_HISTORY_DAYS = 7
#: Versions of so long ago are deleted.
STORED_DAYS = 400
FORECAST = "workforce/forecast"


def request_forecasts(*, by: Principal) -> None:
    """Have all forecasts made anew in the background. Raises Refused ``too_little_history``."""
    if history_days() < FEWEST_HISTORY_DAYS:
        raise Refused("来电记录不足一周，请满一周后再生成。", code="too_little_history")
    with transaction.atomic():
        audit.record(by=by.number, action="workforce.forecast", about=FORECAST)
        jobs.defer(MAKE, lock=MAKE, by=by.number)


def make_forecasts(*, by: str) -> int:
    """A new version for each queue with a week of history. Returns how many."""
    today, made_at = beijing_day(now()), now()
    calendar = working_calendar()
    known = {ALL, *queue_names()}
    rows = [
        _version(queue, history, today, calendar, by)
        for queue, history in histories(today).items()
        if queue in known and len(history.past.counts) >= FEWEST_HISTORY_DAYS
    ]
    with transaction.atomic():
        ForecastVersion.objects.bulk_create(rows)
        ForecastVersion.objects.filter(made_at__lt=made_at - timedelta(days=STORED_DAYS)).delete()
        audit.record(by=by, action="workforce.forecast_made", about=FORECAST, queues=len(rows))
    return len(rows)


def _version(queue: str, history: QueueHistory, today: date, calendar: WorkingCalendar, by: str) -> ForecastVersion:
    found = forecast(history.past, HORIZON_DAYS, calendar)
    return ForecastVersion(
        queue=queue,
        made_at=now(),
        made_by=by,
        first_day=today,
        days=HORIZON_DAYS,
        history_days=len(history.past.counts),
        aht_s=round(history.aht_s, 1),
        expected=_rounded(found.expected),
        low=_rounded(found.low),
        high=_rounded(found.high),
        trial=asdict(tried(history.past, calendar)),
    )


def _rounded(values: Array) -> list[float]:
    return [round(float(value), 2) for value in values]


def add_event(*, by: Principal, title: str, queue: str, event: Event) -> PlannedEvent:
    """Raises Invalid ``bad_event``."""
    if why_not := event_problem(title, event):
        raise Invalid(why_not, code="bad_event")
    if queue not in {ALL, *queue_names()}:
        raise Invalid("没有这个队列，请重新选择。", code="bad_event")
    with transaction.atomic():
        row = PlannedEvent.objects.create(
            title=title.strip(), queue=queue, first_day=event.first_day, last_day=event.last_day, lift=event.lift,
            created_by=by.number, created_at=now(),
        )  # fmt: skip
        audit.record(by=by.number, action="workforce.add_event", about=FORECAST, event=row.pk, lift=event.lift)
    return row


def remove_event(*, by: Principal, id: int) -> None:
    with transaction.atomic():
        if not PlannedEvent.objects.filter(pk=id).delete()[0]:
            raise NotFound("没有这个事件，请刷新页面。")
        audit.record(by=by.number, action="workforce.remove_event", about=FORECAST, event=id)


def mark_day(*, by: Principal, day: date, reason: str) -> None:
    """The day is left out of forecasts made from now on. Raises Invalid, Refused."""
    if day >= beijing_day(now()):
        raise Invalid("只能剔除已经过去的日期。", code="bad_day")
    with transaction.atomic():
        _, is_new = MarkedDay.objects.get_or_create(
            day=day, defaults={"reason": reason.strip(), "created_by": by.number, "created_at": now()}
        )
        if not is_new:
            raise Refused("这一天已经剔除，无需重复操作。", code="already_marked")
        audit.record(by=by.number, action="workforce.mark_day", about=FORECAST, day=day.isoformat())


def unmark_day(*, by: Principal, day: date) -> None:
    with transaction.atomic():
        if not MarkedDay.objects.filter(day=day).delete()[0]:
            raise NotFound("这一天没有剔除，请刷新页面。")
        audit.record(by=by.number, action="workforce.unmark_day", about=FORECAST, day=day.isoformat())


def set_targets(
    *, by: Principal, service_percent: int, wait_seconds: int, patience_seconds: int, shrinkage_percent: int
) -> None:
    with transaction.atomic():
        row = StaffingTargets.objects.select_for_update().get_or_create(pk=1)[0]
        row.service_percent, row.wait_seconds = service_percent, wait_seconds
        row.patience_seconds, row.shrinkage_percent = patience_seconds, shrinkage_percent
        row.save()
        audit.record(
            by=by.number,
            action="workforce.set_targets",
            about=FORECAST,
            service_percent=service_percent,
            wait_seconds=wait_seconds,
            patience_seconds=patience_seconds,
            shrinkage_percent=shrinkage_percent,
        )
