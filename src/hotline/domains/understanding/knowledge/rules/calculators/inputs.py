"""Reads a calculator's typed inputs: tolerant of spelling, and refused with a sentence that names the field."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hotline.domains.understanding.knowledge.rules.calculators.fields import (
    ANSWER_NO,
    ANSWER_YES,
    Field,
    FieldKind,
    fields_of,
    hidden_values,
)
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, month_of
from hotline.kernel.errors import Invalid

LONGEST = 40
#: 2025-3-15, 2025年3月15日, 20250315.
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)")
MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?|(\d{4})(\d\d)")
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,9})?")
CENTS = 2


class BadInput(Invalid):
    """Invalid inputs. ``problems``: field -> sentence for the user."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("".join(problems.values()))
        self.extra["fields"] = [{"field": name, "message": sentence} for name, sentence in problems.items()]


class Unfit(Exception):
    """A value that does not fit its field. The message continues after the name of the field."""


def read[T](inputs: type[T], typed: Mapping[str, object]) -> T:
    """Raises BadInput with every field that is wrong."""
    fields, values, problems = fields_of(inputs), hidden_values(inputs), dict[str, str]()
    problems |= {name: f"没有“{name[:LONGEST]}”这一项。" for name in typed if name not in fields}
    for name, field in fields.items():
        if is_required(field, values):
            try:
                values[name] = value_of(field, typed.get(name))
            except Unfit as wrong:
                problems[name] = f"“{field.label}”{wrong}。"
    if problems:
        raise BadInput(problems)
    return inputs(**values)


def is_required(field: Field, values: Mapping[str, Any]) -> bool:
    return field.only is None or _as_typed(values.get(field.only.field)) in field.only.values


def value_of(field: Field, typed: object) -> Any:
    """None for an optional field that is empty. Raises Unfit."""
    text = _text(typed)
    if not text:
        if field.required:
            raise Unfit("必填")
        return None
    value = READERS[field.kind](field, text)
    _within(field, value)
    return value


def _text(typed: object) -> str:
    """Full-width figures are figures too."""
    if isinstance(typed, bool):
        return ANSWER_YES if typed else ANSWER_NO
    if typed is None:
        return ""
    if not isinstance(typed, str | int | float):
        raise Unfit("格式有误")
    text = unicodedata.normalize("NFKC", str(typed)).strip()
    if len(text) > LONGEST:
        raise Unfit("太长")
    return text


def _day(field: Field, text: str) -> date:
    return _date(DAY.fullmatch(text), "须为日期，如 2025-03-15")


def _month(field: Field, text: str) -> date:
    """A day will do."""
    found = MONTH.fullmatch(text) or DAY.fullmatch(text)
    return _date(found, "须为年月，如 1968-08").replace(day=1)


def _date(found: re.Match[str] | None, expected: str) -> date:
    if found is None:
        raise Unfit(expected)
    year, month, *day = [int(part) for part in found.groups() if part]
    try:
        return date(year, month, *day or (1,))
    except ValueError:
        raise Unfit(f"没有这一天，{expected}") from None


def _number(field: Field, text: str) -> Decimal:
    bare = text.removesuffix(field.unit).replace(",", "").strip()
    if not NUMBER.fullmatch(bare):
        raise Unfit("须为数字")
    value = Decimal(bare)
    if value != round(value, CENTS):
        raise Unfit("最多两位小数")
    return value


def _integer(field: Field, text: str) -> int:
    value = _number(field, text)
    if value != int(value):
        raise Unfit("须为整数")
    return int(value)


def _choice(field: Field, text: str) -> StrEnum:
    if field.members is None or text not in {choice.value for choice in field.choices}:
        raise Unfit(f"须从以下选项中选择：{'、'.join(choice.label for choice in field.choices)}")
    return field.members(text)


def _yes_no(field: Field, text: str) -> bool:
    answer = {ANSWER_YES: True, "true": True, ANSWER_NO: False, "false": False}.get(text.lower())
    if answer is None:
        raise Unfit("须填是或否")
    return answer


def _within(field: Field, value: Any) -> None:
    minimum, maximum = field.minimum, field.maximum
    if minimum is None or maximum is None or minimum <= value <= maximum:
        return
    unit = f" {field.unit}" if field.unit else ""
    raise Unfit(f"须在 {_bound(field, minimum)} 到 {_bound(field, maximum)}{unit}之间")


def _bound(field: Field, bound: date | Decimal) -> str:
    if isinstance(bound, date):
        return month_of(bound) if field.kind is FieldKind.MONTH else day_of(bound)
    return f"{bound:,}"


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return ANSWER_YES if value else ANSWER_NO
    return str(value)


READERS: dict[FieldKind, Callable[[Field, str], Any]] = {
    FieldKind.DAY: _day,
    FieldKind.MONTH: _month,
    FieldKind.INTEGER: _integer,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
}
