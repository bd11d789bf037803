"""Reports that make themselves: what is due is made once a span, whatever breaks off in between."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

import structlog
from django.db import transaction

from hotline.domains.insight.analytics.actions.shares import Sharing
from hotline.domains.insight.analytics.models import Result, Schedule
from hotline.domains.insight.analytics.queries.outside import bring_measures
from hotline.domains.insight.analytics.queries.reports import question_document, report_document
from hotline.domains.insight.analytics.queries.saved import result
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.reports import report
from hotline.domains.insight.analytics.rules.reports.shape import Span
from hotline.domains.insight.analytics.rules.spans import NAMES, following, last_complete
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure import audit, sealed_files
from hotline.infrastructure.archive import StoreAway, archive
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.reports import sheets, typeset
from hotline.infrastructure.row_change import changing, free_rows
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, NotFound, Refused, Unavailable
from hotline.kernel.report_document import ReportDocument

log = structlog.get_logger()
MAX_SCHEDULES = 30
#: A span that cannot be made is tried so often, so far apart; then it is noted as failed and the next one waited for.
MAX_TRIES, BETWEEN = 5, timedelta(minutes=10)
FORMS = ("xlsx", "pdf")
MAX_ERROR_LENGTH = 300


@transaction.atomic
def schedule(
    *, by: Principal, name: str, what: str | dict[str, Any], span: Span, at: time, form: str, sharing: Sharing
) -> Schedule:
    """Schedule a report. ``what`` is a question, or the key of a ready-made report, whose own span then counts.

    A schedule of the same name is replaced. Raises Invalid.
    """
    sharing.check()
    if form not in FORMS:
        raise Invalid("定时报表只能出 xlsx 或 pdf，请重选格式。")
    if isinstance(what, str):
        span = report(what).span
    else:
        bring_measures()
        FigureQuery(
            **_question(what), first=beijing_day(datetime.now(UTC)), last=beijing_day(datetime.now(UTC))
        ).tables()
    if Schedule.objects.filter(owner=by.number).exclude(name=name).count() >= MAX_SCHEDULES:
        raise Refused(f"最多设{MAX_SCHEDULES}个定时报表。请先停用部分。", code="too_many")
    columns = {
        **sharing.columns,
        "report": what if isinstance(what, str) else "",
        "question": None if isinstance(what, str) else {**_question(what), "compare": what.get("compare", "")},
        "span": span,
        "at": at,
        "form": form,
        "active": True,
        "next_at": following(span, at, datetime.now(UTC)),
        "tries": 0,
    }
    row, _ = Schedule.objects.update_or_create(owner=by.number, name=name.strip(), defaults=columns)
    audit.record(by=by.number, action="statistics.schedule", about=f"schedule/{row.pk}", name=row.name, span=span)
    return row


def stop_schedule(*, by: Principal, id: int) -> None:
    """Stop an own schedule. Its results stay readable."""
    rows = Schedule.objects.filter(pk=id, owner=by.number, active=True)
    with changing(
        rows, by=by.number, about=f"schedule/{id}", missing="没有这个定时报表，或不属于您。请刷新列表。"
    ) as change:
        change.row.active = False
        change.record("statistics.stop_schedule", name=change.row.name)


def make_due(now: datetime) -> int:
    """Make every report that is due, also those missed while no worker ran. Returns how many were made or given up."""
    done = 0
    for id in Schedule.objects.filter(active=True, next_at__lte=now).values_list("pk", flat=True):
        while _make_one(id, now):
            done += 1
    return done


def _make_one(id: int, now: datetime) -> bool:
    """Make one span of one schedule under its lock.

    A second worker skips it; after a worker's death it is still due.
    """
    with transaction.atomic():
        row = free_rows(Schedule.objects.filter(pk=id, active=True, next_at__lte=now)).first()
        if row is None:
            return False
        planned = row.next_at - row.tries * BETWEEN
        first, last = last_complete(_span(row), beijing_day(planned))
        problem = ""
        name = f"{row.name} {first}{'' if first == last else f' 至 {last}'}.{row.form}"
        columns: dict[str, Any] = {"name": name, "form": row.form, "made_at": now}
        try:
            with transaction.atomic():
                columns |= _made(row, _document(row, now))
        except Exception as error:  # whatever ails one, the others are made
            problem = _error_text(error)
            log.exception("a scheduled report was not made", action="schedule_failed", schedule=row.pk, tries=row.tries)
        if problem and row.tries + 1 < MAX_TRIES:
            row.tries, row.next_at = row.tries + 1, row.next_at + BETWEEN
            row.save(update_fields=["tries", "next_at"])
            return False
        columns["error"] = problem[:MAX_ERROR_LENGTH]
        Result.objects.update_or_create(schedule=row, first=first, defaults={"last": last, **columns})
        _notify_owner(row, name, first, problem, now)
        row.tries, row.next_at = 0, following(_span(row), row.at, planned)
        row.save(update_fields=["tries", "next_at"])
        return True


def _notify_owner(row: Schedule, name: str, first: date, problem: str, now: datetime) -> None:
    """Notify the owner that the report is ready, or why it could not be made."""
    content = Content(
        key=f"schedule/{row.pk}/{first}",
        kind="report.ready",
        title=f"定时报表{'生成失败' if problem else '已生成'}：{row.name}",
        text=problem or name,
        link="/statistics/reports",
        at=now,
        urgency=Urgency.IMPORTANT if problem else Urgency.ROUTINE,
    )
    notify(content, [Person(row.owner)])


def _error_text(error: Exception) -> str:
    if isinstance(error, StoreAway):
        return "文件库暂时无法连接。"
    return error.message if isinstance(error, Refused) else "生成失败，请联系运维。"


def _document(row: Schedule, now: datetime) -> ReportDocument:
    first, last = last_complete(_span(row), beijing_day(row.next_at - row.tries * BETWEEN))
    if row.report:
        return report_document(report(row.report), first, last, now)
    query = row.question or {}
    bring_measures()
    question = FigureQuery(**_question(query), first=first, last=last)
    return question_document(row.name, question, query.get("compare", ""), now)


def _made(row: Schedule, document: ReportDocument) -> dict[str, Any]:
    """Named after schedule and span: made twice, the second takes the first one's place."""
    content = typeset.pdf(document, row.next_at) if row.form == "pdf" else sheets.workbook(document)
    file = f"statistics/{row.pk}/{row.next_at - row.tries * BETWEEN:%Y%m%d%H%M}.sealed"
    archive().write(file, sealed_files.seal([content]))
    return {"file": file, "size": len(content)}


def open_result(*, by: Principal, id: int) -> tuple[Result, bytes]:
    """Raises NotFound, Unavailable."""
    found = result(by, id)
    if found is None or not found.file:
        raise NotFound("没有这份报表，请刷新列表。")
    store = archive()
    try:
        size = store.size(found.file)
        if size is None:
            raise NotFound("文件缺失，请联系运维。")
        clear = sealed_files.SealedFile(size, lambda start, stop: store.read(found.file, start, stop))
        content = b"".join(iter(lambda: clear.read(sealed_files.PIECE), b""))
    except StoreAway as error:
        raise Unavailable("文件库暂时无法连接。请稍后再试。") from error
    audit.record(by=by.number, action="statistics.open_result", about=f"result/{found.pk}", name=found.name)
    return found, content


def described(row: Schedule) -> str:
    """``每日 08:00``"""
    return f"{NAMES[_span(row)]} {row.at:%H:%M}"


def _span(row: Schedule) -> Span:
    return cast(Span, row.span)


def _question(query: dict[str, Any]) -> dict[str, Any]:
    return {
        "measures": tuple(query["measures"]),
        "dimensions": tuple(query.get("dimensions", ())),
        "filters": {key: tuple(values) for key, values in query.get("filters", {}).items() if values},
    }
