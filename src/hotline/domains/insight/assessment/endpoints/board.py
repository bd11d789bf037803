"""Endpoints of the contract's indicators as they stand: the board, and what-if trials."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from ninja import Query, Router, Schema

from hotline.domains.insight.assessment.endpoints.board_shapes import board_out, steps_text
from hotline.domains.insight.assessment.queries.board import board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.what_if import Trial, tried
from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.wording import grouped
from hotline.domains.insight.assessment.schemas.board import BoardOut, TrialOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))


class TrialQuery(Schema):
    """The assumption of a what-if trial."""

    quarter: str = ""
    indicator: str
    #: The mean of the remaining days, in per cent or seconds.
    rest: str = ""
    #: So many more hits or cases, now.
    more: int = 0
    #: Mean of people or seats in place of the real one.
    heads: str = ""


@router.get("/board", response=BoardOut)
def stands(request: StaffRequest, quarter: str = "") -> BoardOut:
    now = datetime.now(UTC)
    contract, period = _period(quarter, now)
    return board_out(board(contract, period, now))


@router.get("/trial", response=TrialOut)
def trial(request: StaffRequest, filters: Query[TrialQuery]) -> TrialOut:
    """The result under an assumption. Nothing is stored."""
    now = datetime.now(UTC)
    contract, period = _period(filters.quarter, now)
    percent = contract.terms(filters.indicator).unit == "%"
    rest = _number(filters.rest)
    trial = Trial(
        rest=rest / 100 if rest is not None and percent else rest, more=filters.more, heads=_number(filters.heads)
    )
    found = tried(contract, period, filters.indicator, trial, now)
    return TrialOut(
        displayed_value=grouped(found.displayed_value),
        verdict=found.verdict,
        steps=steps_text(found.steps),
        deduction=str(found.deduction),
    )


def _period(key: str, now: datetime) -> tuple[Contract, Period]:
    return quarter(key, beijing_day(now))


def _number(text: str) -> Fraction | None:
    if not text:
        return None
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise Invalid(f"“{text}”不是数。请改填数字。") from error
