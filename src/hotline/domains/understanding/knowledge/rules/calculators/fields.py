"""Inputs of a calculator: functions that make its fields, in a class marked ``inputs_form``."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict, Unpack, dataclass_transform

from hotline.domains.understanding.knowledge.rules.calculators.yearly import Figure

FIELD, HIDDEN = "field", "hidden"
ANSWER_YES, ANSWER_NO = "yes", "no"
TODAY = "today"
#: No day that a caller can mean lies outside.
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2099, 12, 31)
MAX_MONTHLY = "1000000"


class FieldKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    YES_NO = "yes_no"


class FieldChoice(NamedTuple):
    value: str
    label: str
    help: str = ""


class Only(NamedTuple):
    """A condition: the input is requested only where ``field``, which comes before it, has one of these values."""

    field: str
    values: tuple[str, ...]


class More(TypedDict, total=False):
    """Options of a field."""

    help: str
    required: bool
    only: Only
    #: What the screen fills an empty field with.
    begins: str
    #: The value where the field is not requested.
    hidden: Any


@dataclass(frozen=True)
class Field:
    label: str
    kind: FieldKind
    unit: str = ""
    minimum: date | Decimal | None = None
    maximum: date | Decimal | None = None
    choices: tuple[FieldChoice, ...] = ()
    members: type[StrEnum] | None = None
    figure: Figure | None = None
    help: str = ""
    required: bool = True
    only: Only | None = None
    begins: str = ""


def day(label: str, *, minimum: date = FIRST_DAY, **more: Unpack[More]) -> Any:
    return _field(Field(label, FieldKind.DAY, minimum=minimum, maximum=LAST_DAY), more)


def month(label: str, *, minimum: date = FIRST_DAY, maximum: date = LAST_DAY, **more: Unpack[More]) -> Any:
    """Read as the first day of the month."""
    return _field(Field(label, FieldKind.MONTH, minimum=minimum, maximum=maximum), more)


def integer(label: str, unit: str, minimum: int, maximum: int, **more: Unpack[More]) -> Any:
    return _field(Field(label, FieldKind.INTEGER, unit, Decimal(minimum), Decimal(maximum)), more)


def number(label: str, unit: str, maximum: int, **more: Unpack[More]) -> Any:
    """A field for a number from 0 to ``maximum`` with at most two decimals."""
    return _field(Field(label, FieldKind.NUMBER, unit, Decimal(0), Decimal(maximum)), more)


def money(label: str, *, minimum: str = "0.01", **more: Unpack[More]) -> Any:
    return _field(Field(label, FieldKind.MONEY, "元", Decimal(minimum), Decimal(MAX_MONTHLY)), more)


def yearly(figure: Figure, label: str = "", **more: Unpack[More]) -> Any:
    """A field for a figure that is set every year. The figure brings its description and where it is published."""
    minimum, maximum = figure.between
    return _field(
        Field(label or figure.what, FieldKind.MONEY, "元", Decimal(minimum), Decimal(maximum), figure=figure), more
    )


def choice[E: StrEnum](
    label: str, members: type[E], labels: Mapping[E, str], helps: Mapping[E, str] | None = None, **more: Unpack[More]
) -> Any:
    helps = helps or {}
    choices = tuple(FieldChoice(member.value, name, helps.get(member, "")) for member, name in labels.items())
    return _field(Field(label, FieldKind.CHOICE, choices=choices, members=members), more)


def yes_no(label: str, **more: Unpack[More]) -> Any:
    return _field(
        Field(label, FieldKind.YES_NO, choices=(FieldChoice(ANSWER_YES, "是"), FieldChoice(ANSWER_NO, "否"))), more
    )


def fields_of(inputs: type) -> dict[str, Field]:
    """The input fields by name, in the order of the form."""
    return {each.name: each.metadata[FIELD] for each in dataclasses.fields(inputs)}


def hidden_values(inputs: type) -> dict[str, Any]:
    return {each.name: each.metadata[HIDDEN] for each in dataclasses.fields(inputs)}


def _field(bare: Field, more: More) -> Any:
    facts: dict[str, Any] = {name: value for name, value in more.items() if name != HIDDEN}
    field = dataclasses.replace(bare, **facts)
    return dataclasses.field(metadata={FIELD: field, HIDDEN: more.get(HIDDEN)})


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(day, month, integer, number, money, yearly, choice, yes_no),
)
def inputs_form[T](inputs: type[T]) -> type[T]:
    """Make a calculator's inputs a frozen dataclass. Its fields come from the functions above."""
    return dataclass(frozen=True, kw_only=True)(inputs)
