"""报表: ready-made reports, scheduled reports, and any answer as a file."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.http import FileResponse
from ninja import Router

from hotline.domains.insight.analytics.actions import report_takes, schedules, shares
from hotline.domains.insight.analytics.actions.schedules import described
from hotline.domains.insight.analytics.endpoints.shapes import question_of
from hotline.domains.insight.analytics.models import Result, Schedule
from hotline.domains.insight.analytics.queries import saved
from hotline.domains.insight.analytics.rules.reports import REPORTS
from hotline.domains.insight.analytics.rules.spans import last_complete
from hotline.domains.insight.analytics.schemas.reports import (
    ReadyOut,
    ReportsOut,
    ResultOut,
    ScheduleIn,
    ScheduleOut,
    TakeQuestionIn,
    TakeReportIn,
)
from hotline.domains.platform.accounts.queries import role_names
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.infrastructure.reports import FORMS
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["statistics"], auth=needs(Permission.STATISTICS_VIEW))
MAX_RESULTS = 100


@router.get("", response=ReportsOut)
def reports(request: StaffRequest) -> ReportsOut:
    return _reports(request)


@router.post("/take")
def take(request: StaffRequest, body: TakeReportIn) -> FileResponse:
    by: Any = request.staff
    return _file(report_takes.take_report(by=by, key=body.key, day=body.day, form=body.form, now=datetime.now(UTC)))


@router.post("/answer")
def take_answer(request: StaffRequest, body: TakeQuestionIn) -> FileResponse:
    """Any question of the explorer, as a paper."""
    by: Any = request.staff
    question = question_of(body)
    made = report_takes.take_question(
        by=by, question=question, compare=body.compare, form=body.form, now=datetime.now(UTC)
    )
    return _file(made)


@router.post("/schedules", response=ReportsOut)
def schedule(request: StaffRequest, body: ScheduleIn) -> ReportsOut:
    by: Any = request.staff
    if not body.report and body.question is None:
        raise Invalid("请选择内置报表或统计。")
    schedules.schedule(
        by=by,
        name=body.name,
        what=body.report or (body.question.dict() if body.question else ""),
        span=body.span,
        at=body.at.replace(second=0, microsecond=0, tzinfo=None),
        form=body.form,
        sharing=shares.Sharing(body.sharing.shared, tuple(body.sharing.roles), tuple(body.sharing.people)),
    )
    return _reports(request)


@router.delete("/schedules/{id}", response=ReportsOut)
def stop(request: StaffRequest, id: int) -> ReportsOut:
    by: Any = request.staff
    schedules.stop_schedule(by=by, id=id)
    return _reports(request)


@router.post("/results/{id}")
def open_result(request: StaffRequest, id: int) -> FileResponse:
    """Opening one leaves an audit row."""
    by: Any = request.staff
    found, content = schedules.open_result(by=by, id=id)
    return FileResponse(BytesIO(content), as_attachment=True, filename=found.name, content_type=FORMS[found.form])


def _file(made: Any) -> FileResponse:
    return FileResponse(BytesIO(made.content), as_attachment=True, filename=made.name, content_type=made.media_type)


def _reports(request: StaffRequest) -> ReportsOut:
    by: Any = request.staff
    today = beijing_day(datetime.now(UTC))
    spans = {key: last_complete(each.span, today) for key, each in REPORTS.items()}
    return ReportsOut(
        ready=[
            ReadyOut(
                key=key,
                name=each.name,
                span=each.span,
                sections=[section.title for section in each.sections],
                first=spans[key][0],
                last=spans[key][1],
            )
            for key, each in REPORTS.items()
        ],
        schedules=[_schedule(row, by.number) for row in saved.schedules(by)],
        results=[_result(row) for row in saved.results(by, MAX_RESULTS)],
        roles=role_names(),
    )


def _schedule(row: Schedule, me: str) -> ScheduleOut:
    return ScheduleOut(
        id=row.pk,
        name=row.name,
        owner=row.owner,
        mine=row.owner == me,
        report=row.report,
        when=described(row),
        form=row.form,
        active=row.active,
        next_at=row.next_at,
        shared=row.shared,
        roles=row.roles,
        people=row.people,
    )


def _result(row: Result) -> ResultOut:
    return ResultOut(
        id=row.pk,
        name=row.name,
        schedule=row.schedule.name,
        owner=row.schedule.owner,
        first=row.first,
        last=row.last,
        form=row.form,
        size=row.size,
        error=row.error,
        made_at=row.made_at,
    )
