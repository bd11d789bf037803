"""The rows behind an indicator's figures: listed, narrowed, counted, exported."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from django.http import FileResponse
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.domains.insight.analytics.queries import answers, labels
from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.rules.indicator_inputs import MEASURES as FED
from hotline.domains.insight.assessment.schemas.board import (
    EvidenceChoiceOut,
    EvidenceFilterOut,
    EvidenceOut,
    EvidenceRowOut,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))
PAGE = 50
MAX_EXPORTED = 200_000
MS = 1000
PARTS = {"num": "分子", "den": "分母", "rest": "扣分项"}
#: What evidence can be narrowed by, where its table has it.
NARROWING = ("queue", "agent", "score", "clock", "department")


class EvidenceQuery(Schema):
    """``part``: num, den, or rest (in the denominator and not in the numerator). Empty filters are any."""

    quarter: str = ""
    measure: str
    part: str = "num"
    day: date | None = None
    queue: str = Field("", max_length=60)
    agent: str = Field("", max_length=60)
    score: str = Field("", max_length=60)
    clock: str = Field("", max_length=60)
    department: str = Field("", max_length=60)


@router.get("", response=EvidenceOut)
def evidence(request: StaffRequest, filters: Query[EvidenceQuery], after: str = "") -> EvidenceOut:
    """The rows behind an indicator's measure, oldest first; with the first page also how many, and by what to
    narrow them.
    """
    now = datetime.now(UTC)
    question = _question(filters, now)
    found = answers.behind(filters.measure, filters.part, question, PAGE + 1, after, now)
    rows, more = found[:PAGE], len(found) > PAGE
    measure = MEASURES[filters.measure]
    return EvidenceOut(
        measure=measure.key,
        name=measure.name,
        part=filters.part,
        rows=list(_shaped(measure.table, rows)),
        next=answers.place_of(rows[-1]) if more else "",
        total=None if after else answers.count_behind(filters.measure, filters.part, question, now),
        filters=[] if after else _choices(filters, now),
    )


@router.get("/export", response={200: None})
def export(request: StaffRequest, filters: Query[EvidenceQuery]) -> FileResponse:
    """The same rows as an Excel workbook, all of them. 422 for more than 200,000."""
    now = datetime.now(UTC)
    question, measure = _question(filters, now), MEASURES[filters.measure]
    count = answers.count_behind(filters.measure, filters.part, question, now)
    if count > MAX_EXPORTED:
        raise Invalid(f"超过 {MAX_EXPORTED:,} 条，请筛选后再导出。")
    rows = _shaped(measure.table, answers.behind(filters.measure, filters.part, question, MAX_EXPORTED, "", now))
    file = SpooledTemporaryFile(max_size=1 << 20)  # noqa: SIM115  the response closes it
    columns = [SheetColumn(title, width) for title, width in COLUMNS]
    name = PARTS.get(filters.part, filters.part)
    write_workbook(cast("IO[bytes]", file), [Sheet(name, columns, map(_cells, rows))], streaming=True)
    file.seek(0)
    narrowed = {key: str(value) for key, value in filters.dict().items() if value}
    by = current_staff(request).number
    audit.record(by=by, action="assessment.take_evidence", about=f"indicator/{measure.key}", rows=count, asked=narrowed)
    title = f"{measure.name} {name} {question.first} 至 {question.last}.xlsx"
    return FileResponse(file, as_attachment=True, filename=title, content_type=MEDIA_TYPE)


def _question(filters: EvidenceQuery, now: datetime) -> FigureQuery:
    """Raises Invalid for a measure that feeds no indicator, and for a quarter that no contract has."""
    if filters.measure not in FED and filters.measure != "waited_long":
        raise Invalid("这项统计不是考核指标的取数。请改选考核指标的统计。")
    _, period = quarter(filters.quarter, beijing_day(now))
    first, last = (filters.day, filters.day) if filters.day else (period.first, min(period.last, beijing_day(now)))
    narrowed = {key: (value,) for key in NARROWING if (value := getattr(filters, key))}
    return FigureQuery(measures=(filters.measure,), first=first, last=last, filters=narrowed)


def _choices(filters: EvidenceQuery, now: datetime) -> list[EvidenceFilterOut]:
    """By what the rows can be narrowed: each dimension that their table has, with the values of these days."""
    unfiltered = _question(filters.model_copy(update=dict.fromkeys(NARROWING, "")), now)
    table = MEASURES[filters.measure].table
    choices = []
    for key in NARROWING:
        if table not in DIMENSIONS[key].columns:
            continue
        question = FigureQuery(
            measures=unfiltered.measures, dimensions=(key,), first=unfiltered.first, last=unfiltered.last
        )
        values = [labels.written(line.by[0]) for line in answers.answer_to(question, now).lines]
        names = labels.word_for(key, values)
        options = [EvidenceChoiceOut(value=value, word=names[value]) for value in values if value]
        if len(options) > 1 or getattr(filters, key):
            choices.append(EvidenceFilterOut(key=key, name=DIMENSIONS[key].name, options=options))
    return choices


def _shaped(table: str, rows: list[dict[str, Any]]) -> Iterator[EvidenceRowOut]:
    queues = labels.word_for("queue", {row.get("queue", "") for row in rows})
    return (_row(table, row, queues) for row in rows)


COLUMNS = (
    ("时间", 20), ("结果", 20), ("队列", 14), ("坐席", 8), ("等待（秒）", 10), ("通话（秒）", 10), ("评价", 10),
    ("登记数", 8), ("编号", 32),
)  # fmt: skip


def _cells(row: EvidenceRowOut) -> tuple[Any, ...]:
    score = labels.SCORES[str(row.score)] if row.score else ""
    about = row.call or row.case or row.entry
    return (row.at, row.outcome, row.queue, row.agent, row.wait_seconds, row.talk_seconds, score, row.value, about)


def _row(table: str, row: dict[str, Any], queues: dict[str, str]) -> EvidenceRowOut:
    at = row["at"].replace(tzinfo=UTC)
    own = {"id": row["id"], "at": at, "day": row["day"]}
    match table:
        case "calls":
            return EvidenceRowOut(
                **own,
                call=row["id"],
                agent=row["agent"],
                queue=queues[row["queue"]],
                topic=row["topic"],
                outcome=_outcome(row),
                wait_seconds=row["wait_ms"] / MS,
                talk_seconds=row["talk_ms"] / MS,
                score=row["score"] or None,
            )
        case "ratings":
            return EvidenceRowOut(
                **own, call=row["call"], agent=row["agent"], outcome=_rated(row), score=row["score"] or None
            )
        case "deadlines":
            return EvidenceRowOut(**own, case=row["case"], outcome="按时" if row["met"] else "超时", topic=row["clock"])
        case "entries":
            call = row["about"] if row["register"] in CALLED else ""
            return EvidenceRowOut(**own, entry=row["entry"], call=call, outcome=row["about"], value=row["value"])
        case "inspections":
            return EvidenceRowOut(**own, entry=row["entry"], outcome=_inspected(row), value=row["checked"])
        case "attendance":
            attendance = f"应出勤{row['due']}工日，缺勤{row['absent']}"
            return EvidenceRowOut(**own, entry=row["entry"], outcome=attendance, value=row["present"])
        case _:
            return EvidenceRowOut(**own)


#: By who hung up: why an answered call was not passed to the rating.
NOT_TRANSFERRED = {
    "caller": "（来电人先挂断）",
    "agent": "（坐席挂断）",
    "leader": "（班长挂断）",
    "system": "（线路或系统中断）",
}
#: Registers whose entries name a call.
CALLED = ("wrong_answers", "unrest_cases", "complaints")


def _rated(row: dict[str, Any]) -> str:
    if row["kind"] == "bad":
        return f"差评，{EXCLUDED.get(row['excluded'], '计入')}"
    return "短信评价" if row["score"] else "短信邀评，未回复"


#: What two people found of a bad rating that does not count.
EXCLUDED = {"mistaken": "误评剔除", "malicious": "恶意剔除"}


def _inspected(row: dict[str, Any]) -> str:
    attendance = f"抽检{row['checked']}件" + (f"，{row['passed']}件正确" if row["judged"] else "")
    return f"{row['about']}：{attendance}" if row["about"] else attendance


def _outcome(row: dict[str, Any]) -> str:
    if row["answered"]:
        return "接通" if row["to_rating"] else f"接通，未转评价{NOT_TRANSFERRED.get(row['hung_up_by'], '')}"
    if row["callback_done"]:
        return "回拨接通"
    if row["callback_taken"]:
        return "选择回拨"
    if row["short_abandon"]:
        return "短放弃"
    return "放弃" if row["abandoned"] else "未接通"
