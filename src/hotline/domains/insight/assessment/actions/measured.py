"""Enters measurements of 京晓保 in the registers: the graded samples, and the minutes without an answer."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import enter
from hotline.domains.insight.assessment.actions.evidence import attach
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.entries import (
    CHECKS,
    COUNTED_STATES,
    MEASURED,
    OUTAGES,
    by_faults,
    how_to_change,
    measured,
)
from hotline.domains.insight.assessment.rules.registers import LONGEST_ABOUT
from hotline.domains.understanding.assistant.actions import samples as assistant_samples
from hotline.domains.understanding.assistant.queries import availability
from hotline.domains.understanding.assistant.queries import samples as samples_samples
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused

KINDS = {"answer": "作答", "refer": "转介", "refuse": "拒答"}
COLUMNS = (
    "序号",
    "答复时间",
    "答复编号",
    "答复",
    "依据条目",
    "判定一",
    "判定人",
    "判定二",
    "判定人",
    "裁定",
    "裁定人",
    "结果",
)


@transaction.atomic
def enter_sample(*, by: Principal, key: str) -> RegisterEntry:
    """Enter the result of a graded sample. Like every entry, it counts once another person approves it.

    Raises NotFound; Refused while some answers are undecided.
    """
    found = samples_samples.result(key)
    if not found.is_complete:
        raise Refused(f"还有 {found.sample.size - found.decided} 条未判定，请全部判定后登记。", code="undecided")
    entered = measured(found.sample.last, found.sample.last).get(found.sample.entry)
    if entered and entered.state in COUNTED_STATES:
        raise Refused(f"本期结果已登记，{how_to_change(entered)}", code="entered_before")
    agreement = f"κ={found.kappa:.2f}" if found.kappa is not None else "κ 无法计算"
    note = (
        f"自 {found.sample.population} 条答复随机抽 {found.sample.size} 条（种子 {found.sample.seed}），两人独立判定，"
        f"一致 {found.agreed}/{found.both}，{agreement}，不一致的由第三人裁定。"
    )
    row = enter(
        by=by,
        register_key=CHECKS,
        day=found.sample.last,
        figures={"checked": found.decided, "right": found.right},
        about=f"京晓保 {key} 抽样",
        note=note,
    )
    assistant_samples.note_entered(key=key, entry=row.id, instead_of=found.sample.entry)
    attach(by=by, entry=row.id, name=f"京晓保抽样判定-{key}.xlsx", content=_sheet(key))
    return row


@transaction.atomic
def enter_outage(*, by: Principal, day: date) -> RegisterEntry:
    """Enter the minutes of a day in which 京晓保 did not answer, as the contractor's own until somebody corrects them.

    Raises Refused when there were none, or when they are entered already.
    """
    down = availability.stretches_of(day)
    if not down:
        raise Refused("该日未监测到不可用，无需登记。", code="nothing")
    for entered in measured(day, day).values():
        if entered.register == OUTAGES and entered.state in COUNTED_STATES:
            raise Refused(f"该日已登记，{how_to_change(entered)}", code="entered_before")
    if by_faults(day):
        raise Refused("该日的停用已由故障单登记。如有出入，请更正该登记。", code="entered_before")
    times = "、".join(f"{each.first.astimezone(BEIJING):%H:%M}–{each.until.astimezone(BEIJING):%H:%M}" for each in down)
    about = f"{MEASURED} {times}"
    return enter(
        by=by,
        register_key=OUTAGES,
        day=day,
        figures={"minutes": sum(each.minutes for each in down)},
        about=about if len(about) <= LONGEST_ABOUT else f"{MEASURED} {len(down)} 段，自 {times[:5]}",
        note=f"逐分钟监测；首段：{down[0].why}"[:300],
    )


def _sheet(key: str) -> bytes:
    """The grades of a sample as a sheet, one row per answer, without citizens' words."""
    file = BytesIO()
    write_workbook(file, [Sheet(key, [SheetColumn(title) for title in COLUMNS], list(_judgements(key)))])
    return file.getvalue()


def _judgements(key: str) -> Iterator[list[Cell]]:
    labels = {True: "正确", False: "错误"}
    for drawn, judgements in samples_samples.drawn_in(key):
        times: list[Cell] = [cell for each in judgements for cell in (labels[each.right], each.by)]
        filters = drawn.question
        rests = "、".join(f"{each.title}（第{each.version}版）" for each in samples_samples.sources(filters.articles))
        begin: list[Cell] = [
            drawn.place,
            f"{filters.at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
            filters.answer,
            KINDS[filters.kind],
        ]
        end = labels[drawn.right] if drawn.right is not None else ""
        yield [*begin, rests, *times, *[""] * (6 - len(times)), end]
