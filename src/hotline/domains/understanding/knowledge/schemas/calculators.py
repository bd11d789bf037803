"""Wire shapes of the calculators: their inputs and their answers."""

from datetime import date
from typing import Annotated, Any

from ninja import Schema

from hotline.kernel.published import one_of


class CalculatorChoice(Schema):
    value: str
    label: str
    help: str


class CalculatorFigure(Schema):
    """A figure that is set every year: ``code`` is the same in every calculator, ``where`` it is found."""

    code: str
    what: str
    where: str


class CalculatorOnly(Schema):
    """Asked for only where ``field`` has one of ``values``."""

    field: str
    values: list[str]


class CalculatorField(Schema):
    """``kind``: day, month, integer, number, money, choice, yes_no. ``begins``: today, month, year or nothing."""

    name: str
    label: str
    kind: Annotated[str, one_of("number", "day", "month", "integer", "money", "choice", "yes_no")]
    unit: str
    minimum: str | None
    maximum: str | None
    choices: list[CalculatorChoice]
    figure: CalculatorFigure | None
    help: str
    required: bool
    only: CalculatorOnly | None
    begins: Annotated[str, one_of("", "month", "today", "year")]


class CalculatorOut(Schema):
    name: str
    title: str
    about: str
    valid_from: date
    valid_until: date | None
    fields: list[CalculatorField]


class CalculatorsOut(Schema):
    calculators: list[CalculatorOut]


class CalculateBody(Schema):
    """``inputs``: field -> what was typed, as text, number or yes/no."""

    inputs: dict[str, Any]


class CalculatedValue(Schema):
    """A result. ``value`` is plain, for machines. ``text`` has its unit, for people."""

    name: str
    label: str
    value: str
    text: str


class CalculatedStep(Schema):
    text: str
    basis: list[str]


class CalculatedOut(Schema):
    """``warnings`` are for the caller too, ``notes`` for the agent; ``spoken`` is all that is read out."""

    name: str
    title: str
    conclusion: str
    values: list[CalculatedValue]
    steps: list[CalculatedStep]
    basis: list[str]
    warnings: list[str]
    notes: list[str]
    decides: str
    spoken: str
    valid_from: date
    valid_until: date | None
