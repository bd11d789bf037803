"""Accepting the contract's clauses: the contractor claims one with its proof, the client finds."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.models import AcceptanceStep
from hotline.domains.insight.assessment.queries.acceptance import checklist, state_of
from hotline.domains.insight.assessment.rules.acceptance import FINDINGS, State, may_claim, may_find
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

LONGEST = 500


@transaction.atomic
def claim(*, by: Principal, contract: str, clause: str, remark: str) -> AcceptanceStep:
    """``remark``: what proves it (a report, a test, a page). Raises Invalid, Refused, NotPermitted."""
    may(by, Permission.ASSESSMENT_ENTER)
    steps = _steps_of(contract, clause)
    may_claim(state_of(steps))
    return _step(by, contract, clause, State.CLAIMED, remark, "报验须写明证据。")


@transaction.atomic
def find(*, by: Principal, contract: str, clause: str, state: str, remark: str) -> AcceptanceStep:
    """Record the client's finding on a clause: accepted, conditional or refused. All but accepted need a reason."""
    may(by, Permission.ASSESSMENT_DECIDE)
    if state not in FINDINGS:
        raise Invalid("确认结果须为通过、有条件通过或不通过。")
    steps = _steps_of(contract, clause)
    may_find(state_of(steps), steps[-1].by if steps else "", by.number)
    needed = "" if state == State.ACCEPTED else "有条件通过和不通过须写明理由。"
    return _step(by, contract, clause, State(state), remark, needed)


def _steps_of(contract: str, clause: str) -> list[AcceptanceStep]:
    """The steps of a clause so far, under a lock so that only one step is added at a time."""
    checklist(contract).clause(clause)
    serialise(f"acceptance/{contract}/{clause}")
    return list(AcceptanceStep.objects.filter(contract=contract, clause=clause).order_by("id"))


def _step(by: Principal, contract: str, clause: str, state: State, remark: str, needed: str) -> AcceptanceStep:
    plain = remark.strip()
    if needed and not plain:
        raise Invalid(needed)
    if len(plain) > LONGEST:
        raise Invalid(f"最多{LONGEST}字。")
    row = AcceptanceStep.objects.create(
        contract=contract, clause=clause, state=state.value, comment=plain, by=by.number, at=datetime.now(UTC)
    )
    audit.record(by=by.number, action="assessment.accept", about=f"clause/{contract}/{clause}", state=state.value)
    return row
