"""Planned work: windows announced to the client before they begin, drills with their results."""

from datetime import date, datetime

from django.db import transaction

from hotline.domains.insight.upkeep.models import Drill, MaintenanceWindow
from hotline.domains.insight.upkeep.rules.planned import DrillKind, window_refusal
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING, beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

CLIENT = PermissionHolders(Permission.ASSESSMENT_DECIDE)
NO_WINDOW, NO_DRILL = "没有这次计划维护，请刷新列表。", "没有这次演练，请刷新列表。"


@transaction.atomic
def announce_window(
    *, by: Principal, title: str, start: datetime, end: datetime, stops_assistant: bool
) -> MaintenanceWindow:
    """The client is notified of it. Raises NotPermitted, Invalid for one that has begun."""
    _may(by, "windows")
    title, at = fit_for_all(title), now()
    if len(title) < 2:
        raise Invalid("请写明维护内容。", code="title_missing")
    if refusal := window_refusal(start, end, at):
        raise Invalid(refusal, code="period")
    row = MaintenanceWindow.objects.create(
        title=title,
        starts_at=start,
        ends_at=end,
        stops_assistant=stops_assistant,
        site=settings().place.site,
        announced_at=at,
        announced_by=by.number,
    )
    audit.record(by=by.number, action="upkeep.announce_window", about=_about(row), stops_assistant=stops_assistant)
    _notify_client(row, "报备计划维护", at)
    return row


@transaction.atomic
def cancel_window(*, by: Principal, id: int) -> MaintenanceWindow:
    """Before it begins; what began stays as it was announced. Raises NotPermitted, NotFound, Refused ``begun``."""
    _may(by, "windows")
    row, at = locked(MaintenanceWindow.objects.filter(pk=id), missing=NO_WINDOW), now()
    if row.cancelled_at is not None or row.starts_at <= at:
        raise Refused("该计划维护已取消或已开始，不能取消，请刷新列表。", code="begun")
    row.cancelled_at = at
    row.save(update_fields=["cancelled_at"])
    audit.record(by=by.number, action="upkeep.cancel_window", about=_about(row))
    _notify_client(row, "取消计划维护", at)
    return row


@transaction.atomic
def plan_drill(*, by: Principal, kind: DrillKind, title: str, day: date) -> Drill:
    """Raises NotPermitted, Invalid."""
    _may(by, "drills")
    title = fit_for_all(title)
    if len(title) < 2:
        raise Invalid("请写明演练内容。", code="title_missing")
    if day < beijing_day(now()):
        raise Invalid("计划日期不能早于今天，请改日期。", code="day")
    row = Drill.objects.create(kind=kind.value, title=title, day=day, site=settings().place.site, planned_by=by.number)
    audit.record(by=by.number, action="upkeep.plan_drill", about=f"drill/{row.pk}", kind=kind.value)
    return row


@transaction.atomic
def finish_drill(*, by: Principal, id: int, passed: bool, result: str) -> Drill:
    """Raises NotPermitted, NotFound, Invalid; Refused when it was done already, or is ahead."""
    _may(by, "drills")
    row, at, result = locked(Drill.objects.filter(pk=id), missing=NO_DRILL), now(), fit_for_all(result)
    if row.done_at is not None:
        raise Refused("该演练已登记结果，请刷新查看。", code="done")
    if row.day > beijing_day(at):
        raise Refused("演练日期未到，请在当天或之后登记结果。", code="ahead")
    if not result:
        raise Invalid("请写明结果：演练过程、用时、发现的问题。", code="result_missing")
    row.done_at, row.done_by, row.passed, row.result = at, by.number, passed, result
    row.save(update_fields=["done_at", "done_by", "passed", "result"])
    audit.record(by=by.number, action="upkeep.finish_drill", about=f"drill/{row.pk}", passed=passed)
    return row


def _notify_client(row: MaintenanceWindow, title: str, at: datetime) -> None:
    hours = f"{row.starts_at.astimezone(BEIJING):%m-%d %H:%M} 至 {row.ends_at.astimezone(BEIJING):%m-%d %H:%M}"
    stops = "，期间京晓保停用" if row.stops_assistant else ""
    content = Content(
        key=f"{_about(row)}/{title}",
        kind="maintenance",
        title=title,
        text=f"{hours} {row.title}{stops}",
        link="/operations/planned",
        at=at,
        urgency=Urgency.IMPORTANT,
        about=_about(row),
    )
    notify(content, [CLIENT])


def _about(row: MaintenanceWindow) -> str:
    return f"window/{row.pk}"


def _may(by: Principal, about: str) -> None:
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, about)
