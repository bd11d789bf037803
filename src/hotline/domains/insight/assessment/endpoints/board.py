"""Endpoints of the contract's indicators as they stand: the board, its evidence, and what-if trials."""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from ninja import Query, Router, Schema

from hotline.domains.insight.analytics.queries import answers, labels
from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.assessment.endpoints.board_shapes import board_out, steps_text
from hotline.domains.insight.assessment.queries.board import board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.what_if import Trial, tried
from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.formatting import grouped
from hotline.domains.insight.assessment.rules.indicator_inputs import MEASURES as FED
from hotline.domains.insight.assessment.schemas.board import BoardOut, EvidenceOut, EvidenceRowOut, TrialOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))
PAGE = 50
MS = 1000


class EvidenceQuery(Schema):
    """``part``: num, den, or rest (in the denominator and not in the numerator)."""

    quarter: str = ""
    measure: str
    part: str = "num"
    day: date | None = None
    after: str = ""


class TrialQuery(Schema):
    """The assumption of a what-if trial."""

    quarter: str = ""
    indicator: str
    #: The mean of the remaining days, in per cent or seconds.
    rest: str = ""
    #: So many more hits or cases, now.
    more: int = 0
    #: Mean of people or seats in place of the real one.
    heads: str = ""


@router.get("/board", response=BoardOut)
def stands(request: StaffRequest, quarter: str = "") -> BoardOut:
    now = datetime.now(UTC)
    contract, period = _period(quarter, now)
    return board_out(board(contract, period, now))


@router.get("/evidence", response=EvidenceOut)
def evidence(request: StaffRequest, filters: Query[EvidenceQuery]) -> EvidenceOut:
    """The rows behind an indicator's measure."""
    if filters.measure not in FED and filters.measure != "waited_long":
        raise Invalid("这项统计不是考核指标的取数。")
    now = datetime.now(UTC)
    _, period = _period(filters.quarter, now)
    first, last = (filters.day, filters.day) if filters.day else (period.first, min(period.last, beijing_day(now)))
    question = FigureQuery(measures=(filters.measure,), first=first, last=last)
    found = answers.behind(filters.measure, filters.part, question, PAGE + 1, filters.after, now)
    rows, more = found[:PAGE], len(found) > PAGE
    measure = MEASURES[filters.measure]
    queues = labels.word_for("queue", {row.get("queue", "") for row in rows})
    return EvidenceOut(
        measure=measure.key,
        name=measure.name,
        part=filters.part,
        rows=[_row(measure.table, row, queues) for row in rows],
        next=answers.place_of(rows[-1]) if more else "",
    )


@router.get("/trial", response=TrialOut)
def trial(request: StaffRequest, filters: Query[TrialQuery]) -> TrialOut:
    """The result under an assumption. Nothing is stored."""
    now = datetime.now(UTC)
    contract, period = _period(filters.quarter, now)
    percent = contract.terms(filters.indicator).unit == "%"
    rest = _number(filters.rest)
    trial = Trial(
        rest=rest / 100 if rest is not None and percent else rest, more=filters.more, heads=_number(filters.heads)
    )
    found = tried(contract, period, filters.indicator, trial, now)
    return TrialOut(
        displayed_value=grouped(found.displayed_value),
        verdict=found.verdict,
        steps=steps_text(found.steps),
        deduction=str(found.deduction),
    )


def _period(key: str, now: datetime) -> tuple[Contract, Period]:
    return quarter(key, beijing_day(now))


def _number(text: str) -> Fraction | None:
    if not text:
        return None
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise Invalid(f"“{text}”不是数。") from error


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


#: Registers whose entries name a call.
CALLED = ("wrong_answers", "unrest_cases", "complaints")


def _inspected(row: dict[str, Any]) -> str:
    attendance = f"抽检{row['checked']}件" + (f"，{row['passed']}件正确" if row["judged"] else "")
    return f"{row['about']}：{attendance}" if row["about"] else attendance


def _outcome(row: dict[str, Any]) -> str:
    if row["answered"]:
        return "接通" if row["to_rating"] else "接通，未转评价"
    if row["callback_done"]:
        return "回拨接通"
    if row["callback_taken"]:
        return "选择回拨"
    if row["short_abandon"]:
        return "短放弃"
    return "放弃" if row["abandoned"] else "没有接通"
