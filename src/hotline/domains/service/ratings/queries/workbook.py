"""Bad ratings and the ledger of their mendings as sheets of a workbook. No numbers of citizens are in it."""

from collections.abc import Sequence

from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.ratings.rules.handling import (
    CAUSE_NAMES,
    CONTACT_NAMES,
    STAGE_NAMES,
    VERDICT_NAMES,
    Cause,
    Contact,
    Stage,
    Verdict,
)
from hotline.domains.voice.records.queries.names import Names
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn

LEVELS = {1: "非常满意", 2: "满意", 3: "基本满意", 4: "不满意", 5: "非常不满意"}
CHANNELS = {"key": "按键", "text": "短信"}
RATINGS = (
    *("通话", "评价时间", "渠道", "评价", "坐席", "姓名", "状态", "经办人", "经办人姓名"),
    *("回访时限", "回访", "回访时间", "认定", "原因", "再评价", "办结时间"),
)
MENDINGS = ("通话", "坐席", "序号", "整改措施", "登记人", "登记时间", "整改时限", "完成时间", "完成人", "整改结果")


def sheets(rows: Sequence[BadRating]) -> list[Sheet]:
    """``rows`` with their mendings."""
    names = Names({row.agent for row in rows} | {row.owner for row in rows})
    mended = [line for row in rows for line in _mendings(row)]
    return [
        Sheet("差评", [SheetColumn(title) for title in RATINGS], [_rating(row, names) for row in rows]),
        Sheet("整改台账", [SheetColumn(title) for title in MENDINGS], mended),
    ]


def _rating(row: BadRating, names: Names) -> tuple[Cell, ...]:
    return (
        row.pk,
        row.received_at,
        CHANNELS.get(row.channel, ""),
        LEVELS.get(row.score, ""),
        row.agent,
        names.agent(row.agent),
        STAGE_NAMES[Stage(row.stage)],
        row.owner,
        names.agent(row.owner),
        row.due_at,
        CONTACT_NAMES[Contact(row.contact)] if row.contact else "",
        row.contacted_at,
        VERDICT_NAMES[Verdict(row.verdict)] if row.verdict else "",
        CAUSE_NAMES[Cause(row.cause)] if row.cause else "",
        LEVELS.get(row.second_score or 0, ""),
        row.closed_at,
    )


def _mendings(row: BadRating) -> list[tuple[Cell, ...]]:
    return [
        (
            row.pk,
            row.agent,
            line.number,
            line.measure,
            line.planned_by,
            line.planned_at,
            line.due_at,
            line.done_at,
            line.done_by,
            line.result,
        )
        for line in sorted(row.mendings.all(), key=lambda line: line.number)
    ]
