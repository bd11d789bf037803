"""Endpoints of the policy calculators: their list, and calculations. Nothing is stored."""

from datetime import date
from decimal import Decimal

from ninja import Router

from hotline.domains.understanding.knowledge.queries import calculators as queries
from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import Field
from hotline.domains.understanding.knowledge.schemas.calculators import (
    CalculateBody,
    CalculatedOut,
    CalculatedStep,
    CalculatedValue,
    CalculatorChoice,
    CalculatorField,
    CalculatorFigure,
    CalculatorOnly,
    CalculatorOut,
    CalculatorsOut,
)
from hotline.infrastructure.permissions import StaffRequest, needs

router = Router(tags=["knowledge"], auth=needs())


@router.get("", response=CalculatorsOut)
async def catalogue(request: StaffRequest) -> CalculatorsOut:
    """All calculators with their fields. The page fetches them once."""
    return CalculatorsOut(calculators=[_calculator(each) for each in queries.calculators()])


@router.post("/{name}", response=CalculatedOut)
async def calculate(request: StaffRequest, name: str, body: CalculateBody) -> CalculatedOut:
    """Calculate. 422 with ``fields`` for invalid values, or for a day on which the rule was not in force."""
    return _calculated(queries.calculator(name), queries.calculate(name, body.inputs))


def _calculator(calculator: AnyCalculator) -> CalculatorOut:
    return CalculatorOut(
        name=calculator.name,
        title=calculator.title,
        about=calculator.about,
        valid_from=calculator.valid_from,
        valid_until=calculator.valid_until,
        fields=[_field(name, field) for name, field in calculator.fields.items()],
    )


def _field(name: str, field: Field) -> CalculatorField:
    figure = field.figure
    return CalculatorField(
        name=name,
        label=field.label,
        kind=field.kind.value,
        unit=field.unit,
        minimum=_bound(field.minimum),
        maximum=_bound(field.maximum),
        choices=[CalculatorChoice(**each._asdict()) for each in field.choices],
        figure=CalculatorFigure(code=figure.code, what=figure.what, where=figure.where) if figure else None,
        help=field.help,
        required=field.required,
        only=CalculatorOnly(field=field.only.field, values=list(field.only.values)) if field.only else None,
        begins=field.begins,
    )


def _bound(bound: date | Decimal | None) -> str | None:
    return None if bound is None else str(bound)


def _calculated(calculator: AnyCalculator, worked: Worked) -> CalculatedOut:
    return CalculatedOut(
        name=calculator.name,
        title=calculator.title,
        conclusion=worked.conclusion,
        values=[CalculatedValue(**each._asdict()) for each in worked.values],
        steps=[CalculatedStep(text=each.text, basis=[clause.text for clause in each.basis]) for each in worked.steps],
        basis=[clause.text for clause in worked.basis],
        warnings=list(worked.warnings),
        notes=list(worked.notes),
        decides=calculator.decides,
        spoken=calculator.spoken(worked),
        valid_from=worked.since or calculator.valid_from,
        valid_until=calculator.valid_until,
    )
