"""A register filled in Excel: judged cell by cell, taken in whole or not at all."""

from datetime import date, datetime
from fractions import Fraction

from django.db import transaction

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.actions.entering import enter
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.registers import register
from hotline.domains.insight.assessment.rules.registers import Field, Register
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

MOST_ROWS = 2000
DAY, ABOUT, NOTE = "日期", "对象", "说明"


def columns(found: Register) -> list[str]:
    """The heads of the template, in order."""
    return [found.day, *([found.about] if found.about else []), *(field.name for field in found.fields), NOTE]


@transaction.atomic
def import_entries(*, by: Signed, register_key: str, rows: list[list[object]]) -> list[RegisterEntry]:
    """``rows`` as the sheet has them, heads first. Raises Invalid naming every bad cell; then nothing was taken in."""
    may(by, Permission.ASSESSMENT_ENTER)
    found = register(register_key)
    heads = columns(found)
    if not rows or [str(cell).strip() for cell in rows[0][: len(heads)]] != heads:
        raise Invalid(f"第一行要是：{'、'.join(heads)}。请用模板填。")
    if len(rows) - 1 > MOST_ROWS:
        raise Invalid(f"一次最多{MOST_ROWS}行。")
    faults: list[str] = []
    made: list[RegisterEntry] = []
    for line, row in enumerate(rows[1:], start=2):
        if any(cell not in ("", None) for cell in row):
            _take(by, found, line, row, made, faults)
    if faults:
        raise Invalid("没有导入。" + "".join(faults[:50]))
    if not made:
        raise Invalid("表里没有可以导入的行。")
    return made


def _take(
    by: Signed, found: Register, line: int, row: list[object], made: list[RegisterEntry], faults: list[str]
) -> None:
    cells = dict(zip(columns(found), row, strict=False))
    own: list[str] = []
    day = _day(cells.get(found.day))
    if day is None:
        own.append(f"第{line}行“{found.day}”不是日期。")
    figures = {field.key: number for field in found.fields if (number := _number(cells, field, line, own)) is not None}
    if own or day is None:
        faults += own
        return
    about, note = _text(cells.get(found.about)), _text(cells.get(NOTE))
    try:
        with transaction.atomic():
            made.append(enter(by=by, register_key=found.key, day=day, figures=figures, about=about, note=note))
    except (Invalid, Refused) as refusal:
        faults.append(f"第{line}行：{refusal.message}")


def _number(cells: dict[str, object], field: Field, line: int, faults: list[str]) -> int | None:
    value = cells.get(field.name)
    if value in ("", None):
        return 0
    if isinstance(value, int | float) and not isinstance(value, bool):
        kept = Fraction(str(value)) * 10**field.digits
        if kept.is_integer():
            return int(kept)
    wanted = f"数，或超过{field.digits}位小数" if field.digits else "整数"
    faults.append(f"第{line}行“{field.name}”不是{wanted}。")
    return None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
