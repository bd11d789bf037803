"""Contact with the citizen: the first one, tries, and the citizen's opinion of the answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from hotline.domains.service.workorders.actions import clocks
from hotline.domains.service.workorders.actions.common import (
    LONGEST,
    fit,
    locked_by_system,
    locked_now,
    note,
    record,
    save,
)
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.follow_up import RESULTS, UNREACHED, attempts_lacking, period_of
from hotline.events.workorders import CaseContacted, CaseFollowedUp, CaseNoted
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

#: One call counts once.
APART = timedelta(minutes=5)


@transaction.atomic
def contact(*, by: Principal, case: str, reached: bool, call: str = "", text: str = "") -> Case:
    """Note a call to the citizen.

    The first one that reaches the citizen is the response (响应); a failed one is a try.
    """
    row, at = locked_now(by, case)
    if not by.may(Permission.WORKORDERS_WORK):
        deny(by, Permission.WORKORDERS_WORK, f"case/{case}")
    if row.over:
        raise Refused("工单已办结，无需再回访。", code="not_now")
    text = fit(text)
    if reached and row.contacted_at is None:
        row.contacted_at = at
        record(row, CaseContacted(by.number, row.department.code if row.department else ""), by=by.number)
        clocks.finish(row, blueprint(row.version), at, "contacted")
        clocks.show_due(row, blueprint(row.version))
    if not reached:
        _try(row, at, by, call)
    note(row, "contacted" if reached else "unreached", by=by.number, at=at, text=text, call=call)
    if text:
        record(row, CaseNoted(by.number, reached), by=by.number)
    return save(row, at, alongside=True)


def _try(case: Case, at: datetime, by: Principal, call: str) -> None:
    tries = [*case.attempts]
    if tries and at - datetime.fromisoformat(tries[-1]["at"]) < APART:
        raise Refused("刚记录过未接通。请换时段再拨。", code="too_soon")
    tries.append({"at": at.isoformat(), "by": by.number, "call": call, "period": period_of(at)})
    case.attempts = tries
    record(case, CaseFollowedUp(UNREACHED, None, len(tries), by.number, call), by=by.number)


def note_campaign_call(
    *, case: str, campaign: str, result: str, answers: Sequence[str], call: str, by: str, at: datetime
) -> None:
    """A campaign (外呼任务) rang the citizen of a case, closed or not: how it ended and what was chosen in its survey.

    The case stays as it is: its own follow-up is a step of its flow. ``by``: a staff number, or ``system``.
    """
    row = locked_by_system(case)
    at = max(at, row.changed_at)
    text = "；".join([result, *answers])[:LONGEST]
    note(row, "campaign_called", by=by, at=at, text=text, campaign=campaign, call=call)
    save(row, at, alongside=True)


def note_result(case: Case, result: str, satisfied: bool | None, *, by: Principal, at: datetime) -> dict[str, Any]:
    """Note the result of a follow-up. "Not reached" needs three tries at different times of day."""
    if result not in RESULTS:
        raise Invalid(f"请选回访结果：{'、'.join(RESULTS.values())}。", code="result_missing")
    if result == UNREACHED:
        if lacking := attempts_lacking([attempt["period"] for attempt in case.attempts]):
            raise Refused(f"须在三个不同时段各拨一次均未接，方可记“未接通”，还差 {lacking} 次。", code="too_few_tries")
        satisfied = None
    elif satisfied is None:
        raise Invalid("请询问诉求人是否满意并记录。", code="satisfied_missing")
    case.result, case.satisfied = result, satisfied
    record(case, CaseFollowedUp(result, satisfied, len(case.attempts) + 1, by.number), by=by.number)
    return {"result": RESULTS[result], "satisfied": satisfied}
