"""Builds the wire shapes of the live board."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.assessment.queries.board import Board, CurrentAssessment
from hotline.domains.insight.assessment.rules.ambiguities import ambiguities_of
from hotline.domains.insight.assessment.rules.assess import Assessment, display
from hotline.domains.insight.assessment.rules.contract import Period, Terms
from hotline.domains.insight.assessment.rules.forecast import Day
from hotline.domains.insight.assessment.rules.indicator_forecast import Forecast, Goal
from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option
from hotline.domains.insight.assessment.rules.wording import (
    LATER,
    NOT_ASSESSED,
    UNENTERED,
    display_short,
    grouped,
    quarter_name,
    target_text,
)
from hotline.domains.insight.assessment.schemas.board import (
    BoardOut,
    DefinitionOut,
    EndOut,
    ExclusionOut,
    ForecastOut,
    GoalOut,
    LineOut,
    PointOut,
    QuarterOut,
    ReadingOut,
    TotalsOut,
)
from hotline.kernel.money import half_up, to_the_fen

NOTHING = "0.00"


def board_out(board: Board) -> BoardOut:
    contract, quarter = board.contract, board.quarter
    return BoardOut(
        quarter=quarter_out(quarter),
        quarters=[quarter_out(each) for each in contract.quarters],
        contract=contract.name,
        contract_version=contract.version,
        readings=f"{contract.readings.name} 第{contract.readings.version}版",
        fee=str(to_the_fen(contract.fee / len(contract.quarters))),
        until=board.until,
        days_gone=(board.until - quarter.first).days + 1,
        days=quarter.days,
        at=board.at,
        totals=totals_out(_quarterly(board)),
        lines=[line_out(each) for each in board.standings],
    )


def _quarterly(board: Board) -> list[Forecast]:
    return [each.forecast for each in board.standings if each.forecast and each.terms.span == "quarter"]


def quarter_out(quarter: Period) -> QuarterOut:
    return QuarterOut(key=quarter.key, name=quarter_name(quarter), first=quarter.first, last=quarter.last)


def totals_out(outlooks: list[Forecast]) -> TotalsOut:
    now = sum((each.now.deduction for each in outlooks), Decimal(0))
    fixed = sum((each.fixed for each in outlooks), Decimal(0))
    worst = sum((each.worst for each in outlooks), Decimal(0))
    return TotalsOut(
        now=f"{now:.2f}",
        fixed=f"{fixed:.2f}",
        recoverable=f"{now - fixed:.2f}",
        hanging=f"{worst - now:.2f}",
        forecast=f"{sum((each.mid.deduction for each in outlooks), Decimal(0)):.2f}",
        best=f"{sum((min(e.low.deduction, e.mid.deduction, e.high.deduction) for e in outlooks), Decimal(0)):.2f}",
        worst=f"{worst:.2f}",
    )


def line_out(current: CurrentAssessment) -> LineOut:
    terms, seen = current.terms, current.forecast
    now = seen.now if seen else None
    measure, part = current.source.evidence
    yearly = terms.span == "year"
    return LineOut(
        key=terms.key,
        number=terms.number,
        name=terms.name,
        weight=f"{half_up(terms.weight * 100, 0)}%",
        target=target_text(terms),
        target_value=float(terms.target),
        unit=terms.unit,
        family=terms.family,
        direction=terms.direction,
        span=terms.span,
        status=_status(current),
        verdict=LATER if yearly else now.verdict if now else NOT_ASSESSED,
        value=_number(now.value if now else None),
        displayed_value=grouped(now.displayed_value) if now else UNENTERED,
        num=_number(now.num if now else None),
        den=_number(now.den if now else None),
        num_name=current.source.part_names[0],
        den_name=current.source.part_names[1],
        steps=steps_text(now.steps) if now else "0",
        base=str(to_the_fen(now.base)) if now else NOTHING,
        deduction=NOTHING if yearly or now is None else str(now.deduction),
        fixed=str(seen.fixed) if seen else NOTHING,
        worst=str(_worst(seen)) if seen else NOTHING,
        forecast=_forecast(current),
        trend=[_point(day) for day in current.trend],
        readings=_readings(now) if now else [],
        goals=[_goal(terms, goal) for goal in current.goals],
        exclusions=[
            ExclusionOut(
                reason=each.reason,
                approver=each.approver,
                second_approver=each.second_approver,
                num=int(each.num),
                den=int(each.den),
            )
            for each in (now.exclusions if now else ())
        ],
        clues=list(now.clues) if now else [],
        measures=[_definition(current, key) for key in current.source.measures],
        apart=[_definition(current, key) for key in current.source.apart],
        evidence_measure=measure,
        evidence_part=part,
    )


def _status(current: CurrentAssessment) -> Literal["lost", "watch", "met", "none"]:
    seen = current.forecast
    if seen is None or seen.now.value is None:
        return "none"
    if current.terms.span == "year":
        return "lost" if seen.fixed else "watch" if seen.worst_ahead else "met"
    if seen.now.deduction:
        return "lost"
    return "watch" if seen.worst or seen.now.verdict != "达标" else "met"


def _worst(seen: Forecast) -> Decimal:
    return seen.worst_ahead if seen.now.terms.span == "year" else seen.worst


def _forecast(current: CurrentAssessment) -> ForecastOut | None:
    seen, rest = current.forecast, current.rest
    if seen is None or rest is None or not seen.forecast:
        return None
    return ForecastOut(low=_end(seen.low), mid=_end(seen.mid), high=_end(seen.high), days_left=rest.days)


def _end(assessment: Assessment) -> EndOut:
    return EndOut(
        value=_number(assessment.value),
        displayed_value=display_short(assessment),
        deduction=str(assessment.deduction),
    )


def _readings(now: Assessment) -> list[ReadingOut]:
    """The adopted reading, then its rivals, of every ambiguity that has a rival here."""
    lines = []
    for ambiguity in ambiguities_of(now.terms.key):
        rivals = [shadow for shadow in now.shadows if shadow.ambiguity.key == ambiguity.key]
        if rivals:
            chosen = ambiguity.option(now.readings.of(ambiguity))
            lines.append(_reading(ambiguity, chosen, now.displayed_value, str(now.deduction), adopted=True))
            lines += [
                _reading(ambiguity, rival.option, display(now.terms, rival.value), str(rival.deduction))
                for rival in rivals
            ]
    return lines


def _reading(ambiguity: Ambiguity, option: Option, value: str, deducted: str, *, adopted: bool = False) -> ReadingOut:
    return ReadingOut(
        ambiguity=ambiguity.key,
        clause=ambiguity.clause,
        question=ambiguity.question,
        option=option.name,
        adopted=adopted,
        because=ambiguity.because if adopted else "",
        displayed_value=grouped(value),
        deduction=deducted,
    )


def _goal(terms: Terms, goal: Goal) -> GoalOut:
    return GoalOut(
        met=goal.met,
        value=display(terms, goal.value),
        rest=display(terms, goal.rest) if goal.rest is not None else "",
        in_a_row=goal.in_a_row,
        misses=goal.misses,
    )


def _definition(current: CurrentAssessment, key: str) -> DefinitionOut:
    measure, (num, den) = MEASURES[key], current.inputs.sums[key]
    return DefinitionOut(
        key=key,
        name=measure.name,
        meaning=measure.meaning,
        formula=measure.formula,
        unit=measure.unit,
        sources=list(measure.sources),
        owner=measure.owner,
        version=measure.version,
        valid_from=measure.valid_from,
        num=num,
        den=den,
    )


def _point(day: Day) -> PointOut:
    return PointOut(day=day.day, value=float(day.num / day.den), num=float(day.num), den=float(day.den))


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def steps_text(steps: Fraction) -> str:
    return str(steps.numerator) if steps.is_integer() else str(half_up(steps, 2))
