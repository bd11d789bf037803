"""Figures from outside that people define on screen: a sheet of numbers by day, and measures that count these
numbers.
"""

from collections.abc import Iterator
from typing import cast

import msgspec

from hotline.domains.insight.analytics.rules.measures.registers import SOURCES, is_, total
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Unit
from hotline.kernel.errors import Invalid

LONGEST_NAME, LONGEST_UNIT = 20, 6
MAX_FIELDS, MAX_DIGITS = 12, 4
#: The largest value of a cell, in its unit.
LARGEST = 10_000_000


class OutsideField(msgspec.Struct, frozen=True):
    """A number of a sheet, stored as an integer in units of its last decimal place."""

    key: str
    name: str
    unit: str
    digits: int = 0


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """``about``: what each line is about (a place, an office), "" for lines of a day alone."""

    key: str
    name: str
    about: str
    fields: tuple[OutsideField, ...]
    version: int = 1


def checked(name: str, about: str, fields: tuple[OutsideField, ...]) -> None:
    """Raises Invalid with every fault."""
    faults = [] if 0 < len(name) <= LONGEST_NAME else [f"须填写名称，最多{LONGEST_NAME}字。"]
    if len(about) > LONGEST_NAME:
        faults.append(f"行维度最多{LONGEST_NAME}字。")
    if not 0 < len(fields) <= MAX_FIELDS:
        faults.append(f"要有1到{MAX_FIELDS}栏数值。")
    for field in fields:
        if not 0 < len(field.name) <= LONGEST_NAME or not 0 < len(field.unit) <= LONGEST_UNIT:
            faults.append(f"“{field.name or '（未命名）'}”：栏名最多{LONGEST_NAME}字，单位必填，最多{LONGEST_UNIT}字。")
        if not 0 <= field.digits <= MAX_DIGITS:
            faults.append(f"“{field.name}”：小数0到{MAX_DIGITS}位。")
    heads = [each.name for each in fields] + [about]
    if len(set(heads)) < len(heads):
        faults.append("栏名不能重复。")
    if faults:
        raise Invalid("".join(faults))


def measures_of(defined: Outside) -> Iterator[Measure]:
    """The measures of an outside register: for each number its sum, and its mean over the rows."""
    for field in defined.fields:
        where = (defined.key, field.key)
        for mean in (False, True):
            yield Measure(
                key=f"{defined.key}.{field.key}{'.mean' if mean else ''}",
                name=f"{defined.name}·{field.name}{'（平均）' if mean else ''}",
                meaning=f"系统外数据“{defined.name}”，已登记并审核。",
                formula=f"{field.name}之和{' ÷ 行数' if mean else ''}",
                unit=cast(Unit, field.unit),
                table="entries",
                num=total(*where),
                den=f"count(*) FILTER (WHERE {is_(*where)})" if mean else "",
                per=10**field.digits,
                digits=max(field.digits, 2) if mean else field.digits,
                shows=is_(*where),
                base=is_(*where),
                sources=SOURCES,
                version=defined.version,
            )
