"""A bad rating that was a mistake or malice is excluded: requested by one person, approved by another."""

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.ratings.actions import notices
from hotline.domains.service.ratings.actions.handling import handled, note
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.ratings.queries import ratings as queries
from hotline.domains.service.ratings.rules.exclusions import is_alarming, share
from hotline.domains.service.ratings.rules.handling import (
    CLOSED,
    OWN,
    VERDICT_NAMES,
    Act,
    Contact,
    Evidence,
    Stage,
    Verdict,
    exclusion_refusal,
)
from hotline.events import operations
from hotline.events.ratings import ExclusionRequested, RatingExcluded
from hotline.infrastructure import outbox
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id


@transaction.atomic
def request_exclusion(*, by: Principal, call: str, verdict: Verdict, evidence: Evidence, reason: str) -> BadRating:
    """Request that the rating does not count. It does until another person has approved.

    Raises NotFound, Refused, Invalid.
    """
    with handled(by, call, Act.EXCLUDE) as change:
        row, found = change.row, queries.calls_about([call]).get(call, queries.Calls())
        contact = Contact(row.contact) if row.contact else None
        if why_not := exclusion_refusal(verdict, evidence, rated=call, reached_in=found.reached_in, contact=contact):
            raise Refused(why_not, code="no_evidence")
        change.announce(ExclusionRequested(by.number, verdict.value))
        change.record(
            "ratings.request_exclusion", verdict=verdict.value, evidence=evidence.call, second=evidence.second
        )
        where = "原通话录音" if evidence.call == call else "回访录音"
        requests.submit(
            by=by,
            kind=ApprovalKind.RATING_EXCLUSION,
            about=change.about,
            title=f"剔除差评：{row.agent} 的“{notices.LEVELS.get(row.score, '')}”按{VERDICT_NAMES[verdict]}处理",
            reason=reason,
            payload={"verdict": verdict.value, "call": evidence.call, "second": evidence.second},
            facts=[
                ("被评价坐席", row.agent),
                ("评价", notices.LEVELS.get(row.score, "")),
                ("认定", VERDICT_NAMES[verdict]),
                ("证据", f"{where} {evidence.second // 60:02d}:{evidence.second % 60:02d}"),
                ("证据通话", evidence.call),
                ("批准后", "不计入满意率的分母，计入剔除率"),
            ],
        )
        text = f"{VERDICT_NAMES[verdict]}：{reason}"
        note(change, "exclusion_requested", text, call=evidence.call, second=evidence.second)
    return change.row


def carry_out_exclusion(approved: Approved) -> None:
    """Exclude the rating and watch the share. Raises NotFound, Refused when it is not possible any more."""
    call, verdict = approved.about.removeprefix("rating/"), Verdict(approved.payload["verdict"])
    rows = BadRating.objects.filter(pk=call)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=queries.NONE) as change:
        row = change.row
        if row.closed_at is not None:
            raise Refused(CLOSED, code="not_now")
        if approved.approved_by == row.agent:
            raise Refused(OWN, code="not_now")
        row.verdict, row.stage, row.closed_at = verdict.value, Stage.CLOSED.value, change.at
        change.announce(RatingExcluded(verdict.value, approved.requested_by, approved.approved_by))
        change.record(
            "ratings.exclude", verdict=verdict.value, requested_by=approved.requested_by, approval=approved.id
        )
        seen, second = approved.payload["call"], approved.payload["second"]
        note(change, "excluded", f"{VERDICT_NAMES[verdict]}：{approved.reason}", call=seen, second=second)
        notices.settled(row)
    _watch_share(call)


def _watch_share(call: str) -> None:
    excluded, counted = queries.exclusions(now())
    if not is_alarming(excluded, counted):
        return
    raised = operations.AlarmRaised(
        level="orange",
        kind="ratings_excluded",
        about=f"rating/{call}",
        message=(
            f"本季剔除差评 {excluded} 条，占全部评价的 {float(share(excluded, counted)):.2%}，超过 1%。"
            "请负责人核查误评、恶意差评的认定。"
        ),
        call=call,
    )
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
