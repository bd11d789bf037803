"""指标预测: the quarter's indicators now and at its end, as a chapter of a report. Without amounts of money."""

from datetime import date, datetime

from hotline.domains.insight.assessment.queries.board import CurrentAssessment, board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.rules.wording import (
    LATER,
    NOT_ASSESSED,
    UNENTERED,
    display_short,
    grouped,
    target_text,
)
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid
from hotline.kernel.report_document import Cell, Column, Paragraph, Part, Table

NOTHING = "—"


def chapter(day: date, now: datetime) -> list[Part]:
    """The chapter for the quarter that holds the day, by the current numbers."""
    try:
        contract, period = quarter("", day)
    except Invalid:
        return [Paragraph(text="该时段不在合同期内。", soft=True)]
    return [
        Paragraph(
            text=f"{period.key}，按 {now.astimezone(BEIJING):%Y-%m-%d %H:%M} 的数；括号内为80%预测区间。",
            soft=True,
        ),
        Table(
            name="指标预测",
            columns=(
                Column("项", 0.5),
                Column("指标", 2.8),
                Column("达标值", 1.6, right=True),
                Column("当前", 1.6, right=True),
                Column("预计季末", 2.8, right=True),
                Column("判定", 1.4),
            ),
            rows=tuple(_row(each) for each in board(contract, period, now).standings),
        ),
    ]


def _row(each: CurrentAssessment) -> tuple[Cell, ...]:
    terms, seen = each.terms, each.forecast
    head = (str(terms.number), terms.name, target_text(terms))
    if seen is None:
        return (*head, UNENTERED, NOTHING, NOT_ASSESSED)
    verdict = LATER if terms.span == "year" else str(seen.now.verdict)
    return (*head, grouped(seen.now.displayed_value), _ahead(each), verdict)


def _ahead(each: CurrentAssessment) -> str:
    seen = each.forecast
    if seen is None or each.rest is None or not seen.forecast:
        return NOTHING
    low, mid, high = (display_short(end) for end in (seen.low, seen.mid, seen.high))
    return mid if low == high else f"{mid}（{low.split(' ')[0]}–{high.split(' ')[0]}）"
