"""Endpoints of the contract year: four quarters, their sum, and the acceptance checklist."""

from datetime import UTC, datetime
from typing import Any

from ninja import Router

from hotline.domains.insight.assessment.actions import acceptance as assessment_acceptance
from hotline.domains.insight.assessment.models import AcceptanceStep
from hotline.domains.insight.assessment.queries.acceptance import checklist, state_of, steps
from hotline.domains.insight.assessment.queries.contracts import in_force
from hotline.domains.insight.assessment.queries.year import Year
from hotline.domains.insight.assessment.queries.year import year as year_of
from hotline.domains.insight.assessment.rules.acceptance import NAMES, Clause, State, tally
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.wording import quarter_name
from hotline.domains.insight.assessment.schemas.year import (
    AcceptanceOut,
    AcceptanceStepOut,
    ClaimIn,
    ClauseGroupOut,
    ClauseOut,
    FindIn,
    YearLineOut,
    YearOut,
    YearPaymentOut,
    YearQuarterOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.money import to_the_fen
from hotline.kernel.permissions import Permission

router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))


@router.get("/year", response=YearOut)
def year(request: StaffRequest) -> YearOut:
    """The year of the contract in force: every quarter as it was frozen, or as it stands."""
    now = datetime.now(UTC)
    found = year_of(in_force(beijing_day(now)), now)
    contract = found.contract
    return YearOut(
        contract=contract.name,
        first=contract.valid_from,
        last=contract.valid_to,
        fee=str(to_the_fen(contract.fee)),
        quarters=[
            YearQuarterOut(
                key=each.period.key,
                name=quarter_name(each.period),
                state=each.state,
                total="" if each.state == "ahead" else str(each.total),
            )
            for each in found.quarters
        ],
        lines=[_line(found, terms) for terms in contract.indicators],
        volume=found.volume,
        total=str(found.total),
        by_result=str(found.by_result),
        beyond=str(found.beyond),
        warnings=list(found.warnings),
        payments=[
            YearPaymentOut(key=each.key, name=each.name, planned=str(each.planned), due=str(each.due))
            for each in found.payments
        ],
    )


def _line(found: Year, terms: Terms) -> YearLineOut:
    amounts = [each.amounts.get(terms.key) for each in found.quarters]
    known = [each for each in amounts if each is not None]
    return YearLineOut(
        indicator=terms.key,
        number=terms.number,
        name=terms.name,
        span=terms.span,
        amounts=["" if each is None else str(each) for each in amounts],
        total=str(sum(known)) if known else "",
    )


@router.get("/acceptance", response=AcceptanceOut)
def acceptance(request: StaffRequest) -> AcceptanceOut:
    return _acceptance()


@router.post("/acceptance/claim", response=AcceptanceOut, auth=needs(Permission.ASSESSMENT_ENTER))
def claim(request: StaffRequest, body: ClaimIn) -> AcceptanceOut:
    by: Any = request.staff
    assessment_acceptance.claim(by=by, contract=_contract(), clause=body.clause, remark=body.comment)
    return _acceptance()


@router.post("/acceptance/find", response=AcceptanceOut, auth=needs(Permission.ASSESSMENT_DECIDE))
def find(request: StaffRequest, body: FindIn) -> AcceptanceOut:
    by: Any = request.staff
    assessment_acceptance.find(by=by, contract=_contract(), clause=body.clause, state=body.state, remark=body.comment)
    return _acceptance()


def _contract() -> str:
    return in_force(beijing_day(datetime.now(UTC))).key


def _acceptance() -> AcceptanceOut:
    found, body = checklist(_contract()), steps(_contract())
    names = names_of({step.by for each in body.values() for step in each})
    states = {id: state_of(each) for id, each in body.items()}
    counts = tally(states, (clause for group in found.groups for clause in group.clauses))
    return AcceptanceOut(
        contract=found.contract,
        counts={NAMES[state]: number for state, number in counts.items()},
        groups=[
            ClauseGroupOut(
                name=group.name, clauses=[_clause(clause, body.get(clause.id, []), names) for clause in group.clauses]
            )
            for group in found.groups
        ],
    )


def _clause(clause: Clause, body: list[AcceptanceStep], names: dict[str, str]) -> ClauseOut:
    state = state_of(body)
    return ClauseOut(
        id=clause.id,
        text=clause.text,
        figure=clause.figure,
        screens=list(clause.screens),
        state=state,
        state_name=NAMES[state],
        steps=[
            AcceptanceStepOut(
                state=each.state,
                state_name=NAMES[State(each.state)],
                comment=each.comment,
                by=each.by,
                by_name=names.get(each.by, ""),
                at=each.at,
            )
            for each in body
        ],
    )
