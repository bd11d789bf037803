"""Transitions of a case outside its steps: urge, supervise, seal, merge, void, reopen, comment."""

from collections.abc import Sequence

from django.db import transaction

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.workorders.actions import progress
from hotline.domains.service.workorders.actions.common import (
    check,
    fit,
    locked,
    locked_now,
    note,
    now,
    reasoned,
    record,
    refuse_over,
    save,
)
from hotline.domains.service.workorders.models import Case, CaseTask, Comment
from hotline.domains.service.workorders.queries.cases import visible_case
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.events.workorders import (
    CaseCommented,
    CaseMerged,
    CaseReopened,
    CaseSealed,
    CaseSupervised,
    CaseUrged,
)
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

MERGED, VOIDED = "merged", "voided"


@transaction.atomic
def urge(*, by: Principal, case: str, text: str = "", source: str = "") -> Case:
    """Record that the citizen asks again. The case's holder sees it. Nothing else changes."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_URGE, row)
    refuse_over(row)
    urge_row(row, by=by.number, text=fit(text), source=source)
    return save(row, at, alongside=True)


def urge_row(case: Case, *, by: str, text: str, source: str) -> None:
    case.urged += 1
    note(case, "urged", by=by, at=now(), text=text, source=source)
    record(case, CaseUrged(by, case.urged, source), by=by)


@transaction.atomic
def supervise(*, by: Principal, case: str, revision: int, on: bool, text: str) -> Case:
    """Set or clear the mark that the supervision office watches the case."""
    row, at = locked_now(by, case, revision)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    if row.supervised != on:
        row.supervised = on
        note(row, "supervised" if on else "unsupervised", by=by.number, at=at, text=fit(text))
        record(row, CaseSupervised(by.number, on), by=by.number)
        save(row, at)
    return row


@transaction.atomic
def seal(*, by: Principal, case: str, revision: int, on: bool, text: str) -> Case:
    """Make a case confidential, or open again.

    Only people with the permission, the case's creator, and people who hold a step by name see a confidential case.
    """
    row, at = locked_now(by, case, revision)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    if row.confidential != on:
        row.confidential = on
        row.fields["confidential"] = on
        note(row, "sealed" if on else "unsealed", by=by.number, at=at, text=fit(text))
        record(row, CaseSealed(by.number, on), by=by.number)
        save(row, at)
    return row


@transaction.atomic
def void(*, by: Principal, case: str, revision: int, reason: str) -> Case:
    """End the case at its present step. Statistics leave it out."""
    row, at = locked_now(by, case, revision)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    refuse_over(row)
    row.state = VOIDED
    note(row, "voided", by=by.number, at=at, text=reasoned(reason))
    progress.close(row, blueprint(row.version), at, by=by.number)
    return save(row, at)


@transaction.atomic
def merge(*, by: Principal, case: str, revision: int, into: str) -> Case:
    """Merge a repeat into the case that came first. Allowed for the supervision office and the case's reviewer.

    Both rows are locked in the order of their ids, so that two crosswise merges do not block each other.
    """
    for id in sorted({case, into}):
        locked(by, id)
    row, main, at = locked(by, case, revision), locked(by, into), now()
    _check_may_merge(by, row)
    if row.pk == main.pk:
        raise Invalid("不能并入自身，请另选工单。")
    refuse_over(row)
    if main.merged_into_id or main.state == VOIDED or main.trial != row.trial:
        raise Refused("目标工单已作废或已并单。请另选。", code="not_now")
    row.state, row.merged_into = MERGED, main
    main.repeats += 1 + row.repeats
    main.urged += row.urged
    note(row, "merged", by=by.number, at=at, into=main.number)
    note(main, "took_in", by=by.number, at=at, number=row.number)
    record(row, CaseMerged(main.pk, by.number), by=by.number)
    progress.close(row, blueprint(row.version), at, by=by.number)
    save(main, at)
    return save(row, at)


def _check_may_merge(by: Principal, case: Case) -> None:
    reviews = CaseTask.objects.filter(case=case, state=CaseTask.State.OPEN.value, role="reviewer").exists()
    if not (reviews and "reviewer" in by.roles):
        check(by, Permission.WORKORDERS_SUPERVISE, case)


@transaction.atomic
def reopen(*, by: Principal, case: str, revision: int, reason: str) -> Case:
    """Start another round of the flow from its beginning (state ``reopened``). The timeline of earlier rounds stays."""
    row, at = locked_now(by, case, revision)
    check(by, Permission.WORKORDERS_SUPERVISE, row)
    if not row.over or row.state in (MERGED, VOIDED):
        raise Refused("仅办结的工单可重开；已并入的请重开主单。", code="not_now")
    reopen_row(row, by=by.number, text=reasoned(reason))
    return save(row, at)


def reopen_row(case: Case, *, by: str, text: str) -> None:
    at = now()
    case.over, case.closed_at, case.round = False, None, case.round + 1
    case.result, case.satisfied, case.attempts = "", None, []
    note(case, "reopened", by=by, at=at, text=text)
    record(case, CaseReopened(by, case.round), by=by)
    progress.begin(case, at, by=by)


@transaction.atomic
def comment(*, by: Principal, case: str, text: str, mentions: Sequence[str]) -> Comment:
    """Comment on a case. Mentioned people find the case in their list. Raises Invalid for an unknown staff number."""
    row = locked(by, case)
    if missing := set(mentions) - names_of(set(mentions)).keys():
        raise Invalid(f"没有这些工号：{'、'.join(sorted(missing))}。请核对后重填。")
    comment = Comment.objects.create(case=row, at=now(), by=by.number, text=reasoned(text), mentions=list(mentions))
    record(row, CaseCommented(by.number, list(mentions)), by=by.number)
    row.save(update_fields=["seq"])
    return comment


@transaction.atomic
def see_mentions(*, by: Principal, case: str) -> None:
    """Note that the person has seen the comments that mention them."""
    visible_case(by, case)
    for comment in Comment.objects.select_for_update().filter(case=case, mentions__contains=[by.number]):
        if by.number not in comment.seen_by:
            comment.seen_by.append(by.number)
            comment.save(update_fields=["seen_by"])
