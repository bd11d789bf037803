"""Calculators on the wire: what they ask for, and what they answer."""

from datetime import date
from typing import Any

from ninja import Schema


class ChoiceOut(Schema):
    value: str
    label: str
    help: str


class FigureOut(Schema):
    """A figure that is set every year: ``code`` is the same in every calculator, ``where`` it is found."""

    code: str
    what: str
    where: str


class OnlyOut(Schema):
    """Asked for only where ``field`` has one of ``values``."""

    field: str
    values: list[str]


class FieldOut(Schema):
    """``kind``: day, month, whole, number, money, choice, yes_no. ``begins``: today, month, year or nothing."""

    name: str
    label: str
    kind: str
    unit: str
    least: str | None
    most: str | None
    choices: list[ChoiceOut]
    figure: FigureOut | None
    help: str
    required: bool
    only: OnlyOut | None
    begins: str


class CalculatorOut(Schema):
    name: str
    title: str
    about: str
    valid_from: date
    valid_until: date | None
    fields: list[FieldOut]


class CalculatorsOut(Schema):
    calculators: list[CalculatorOut]


class CalculateBody(Schema):
    """``given``: field -> what was typed, as text, number or yes/no."""

    given: dict[str, Any]


class ValueOut(Schema):
    """``value`` plain, for machines; ``text`` with its unit."""

    name: str
    label: str
    value: str
    text: str


class StepOut(Schema):
    said: str
    basis: list[str]


class CalculatedOut(Schema):
    """``warnings`` are for the caller too, ``notes`` for the agent; ``spoken`` is all that is read out."""

    name: str
    title: str
    conclusion: str
    values: list[ValueOut]
    steps: list[StepOut]
    basis: list[str]
    warnings: list[str]
    notes: list[str]
    decides: str
    spoken: str
    valid_from: date
    valid_until: date | None
