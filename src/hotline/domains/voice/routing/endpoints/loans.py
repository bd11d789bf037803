"""A leader lends an agent a skill for a while, and takes it back before its time."""

from ninja import Router

from hotline.domains.voice.routing import actions
from hotline.domains.voice.routing.models import Loan
from hotline.domains.voice.routing.schemas import LendBody, LoanOut
from hotline.infrastructure.permissions import StaffRequest, needs, signed_in
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

router = Router(tags=["live"], auth=needs(Permission.LIVE_DIRECT))


@router.post("/agents/{number}/loans", response=LoanOut)
def lend(request: StaffRequest, number: str, body: LendBody) -> LoanOut:
    """Counts at once; goes back by itself. 403 another group's agent, 409 ``not_now`` for what the agent has."""
    given = body.dict(exclude={"reason"})
    return _shown(actions.lend(by=signed_in(request), number=number, why=fit_for_all(body.reason), **given))


@router.post("/loans/{loan_id}/end", response=LoanOut)
def end(request: StaffRequest, loan_id: str) -> LoanOut:
    return _shown(actions.end_loan(by=signed_in(request), id=loan_id))


def _shown(loan: Loan) -> LoanOut:
    return LoanOut(
        id=loan.id,
        agent=loan.staff.number,
        skill=loan.skill.code,
        level=loan.level,
        only=loan.only,
        until=loan.until,
        by=loan.by,
        why=loan.why,
        ended_at=loan.ended_at,
    )
