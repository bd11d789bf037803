"""The self-checks of the installation, and the controls that they and the tests show."""

from collections.abc import Mapping

from ninja import Router

from hotline.domains.platform.security.actions import self_checks
from hotline.domains.platform.security.models import SelfCheck
from hotline.domains.platform.security.ports import version
from hotline.domains.platform.security.queries.controls import check_states, control_groups
from hotline.domains.platform.security.queries.self_checks import last_results
from hotline.domains.platform.security.rules.controls import CheckState, Control, last_pass, status
from hotline.domains.platform.security.rules.self_checks import SELF_CHECKS, CheckOutcome
from hotline.domains.platform.security.schemas import (
    ControlCheckOut,
    ControlGroupOut,
    ControlGroupsOut,
    ControlOut,
    RunRequestedOut,
    SelfCheckOut,
    SelfChecksOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["security"], auth=needs(Permission.SECURITY_MANAGE))
NEVER = "尚未检查，每小时检查一次。"


@router.get("/checks", response=SelfChecksOut)
def checks(request: StaffRequest) -> SelfChecksOut:
    results = last_results()
    moments = [results[code].checked_at for code in SELF_CHECKS if code in results]
    return SelfChecksOut(
        checks=[_check(code, results.get(code)) for code in SELF_CHECKS],
        oldest=min(moments) if len(moments) == len(SELF_CHECKS) else None,
    )


@router.post("/checks/run", response=RunRequestedOut)
def run_checks(request: StaffRequest) -> RunRequestedOut:
    """The worker runs them; the results are there when ``oldest`` is not before ``at``."""
    return RunRequestedOut(at=self_checks.request_run(by=current_staff(request)))


@router.get("/controls", response=ControlGroupsOut)
def controls(request: StaffRequest) -> ControlGroupsOut:
    results, states, found = last_results(), check_states(), version()
    return ControlGroupsOut(
        version=found.number,
        revision=found.revision,
        committed_at=found.committed_at,
        groups=[
            ControlGroupOut(
                key=group.key,
                name=group.name,
                clause=group.clause,
                controls=[_control(each, results, states) for each in group.controls],
            )
            for group in control_groups()
        ],
    )


def _check(code: str, row: SelfCheck | None) -> SelfCheckOut:
    spec = SELF_CHECKS[code]
    return SelfCheckOut(
        code=code,
        name=spec.name,
        looks_at=spec.looks_at,
        outcome=row.outcome if row else CheckOutcome.UNKNOWN.value,
        text=row.text if row else NEVER,
        remedy=spec.remedy,
        link=spec.link,
        checked_at=row.checked_at if row else None,
        since=row.since if row else None,
        passed_at=row.passed_at if row else None,
    )


def _control(each: Control, results: Mapping[str, SelfCheck], states: Mapping[str, CheckState]) -> ControlOut:
    return ControlOut(
        key=each.key,
        requires=each.requires,
        done_by=each.done_by,
        page=each.page,
        chapter=each.chapter,
        elsewhere=each.elsewhere,
        tests=list(each.tests),
        checks=[
            ControlCheckOut(
                code=code,
                name=SELF_CHECKS[code].name,
                outcome=results[code].outcome if code in results else CheckOutcome.UNKNOWN.value,
                checked_at=results[code].checked_at if code in results else None,
            )
            for code in each.checks
        ],
        status=status(each, states),
        passed_at=last_pass(each, states),
    )
