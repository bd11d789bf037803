"""Leave, swaps and overtime that agents request of a published roster: checked, answered, decided, carried out."""

from contextlib import AbstractContextManager
from datetime import date, timedelta

from django.db import transaction

from hotline.domains.people.workforce.actions.notices import (
    OWN_PAGE,
    PLANNERS,
    PLANNERS_PAGE,
    REQUESTS,
    inform,
    people,
)
from hotline.domains.people.workforce.actions.published_changes import apply
from hotline.domains.people.workforce.actions.roster_steps import CODES, STAFF
from hotline.domains.people.workforce.models import ShiftRequest, StaffConstraint, StaffingTargets
from hotline.domains.people.workforce.queries.forecasts import targets_row
from hotline.domains.people.workforce.queries.published import Span, rosters_over, span_of
from hotline.domains.people.workforce.queries.requests import Effect, changes_of, effect_of
from hotline.domains.people.workforce.rules.roster.model import OFF
from hotline.domains.people.workforce.rules.roster.requests import (
    KIND_NAMES,
    LEAVE_NAMES,
    MAX_LEAVE_DAYS,
    MAX_REASON,
    OPEN,
    LeaveKind,
    ShiftRequestKind,
    ShiftRequestState,
    approves_itself,
)
from hotline.domains.people.workforce.rules.roster.stages import ConstraintKind
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.redaction import hidden

NONE = "没有这条申请，请刷新页面。"


def about(id: int) -> str:
    return f"shift-request/{id}"


def request_swap(*, by: Principal, day: date, colleague: str, other_day: date, reason: str = "") -> ShiftRequest:
    """Exchange what the two have on the day, or on both days. It waits for the colleague.

    Raises Invalid ``bad_request``, Refused ``rule_broken``, ``same_shift``, ``not_published``, ``open_request``.
    """
    if colleague == by.number:
        raise Invalid("不能与本人换班，请选择同事。", code="bad_request")
    _ahead(day, other_day)
    first, last = sorted((day, other_day))
    row = _new(by, ShiftRequestKind.SWAP, first, last, reason)
    row.colleague, row.state = colleague, ShiftRequestState.COLLEAGUE.value
    with transaction.atomic():
        span = span_of({first, last}, is_locked=True)
        effect = _permitted(row, span)
        if not effect.changes:
            raise Refused("两人当天班次相同，无需换班。", code="same_shift")
        _store(row)
        title = f"{by.number} 申请与您换班（{_days(row)}）"
        inform(REQUESTS, about(row.pk), title, row.reason, OWN_PAGE, row.requested_at, people(colleague))
    return row


def request_overtime(*, by: Principal, day: date, shift: str, reason: str = "") -> ShiftRequest:
    """A shift on a day off. Raises Invalid ``bad_request``, Refused as ``request_swap``."""
    if shift not in CODES - {OFF}:
        raise Invalid("请选择要加的班次。", code="bad_request")
    _ahead(day)
    row = _new(by, ShiftRequestKind.OVERTIME, day, day, reason)
    row.shift = shift
    with transaction.atomic():
        span = span_of({day}, is_locked=True)
        span.line_of(by.number, day)
        if span.code(by.number, day):
            raise Refused("当天已有班次，只能在休息日加班。", code="has_shift")
        _permitted(row, span)
        _store(row)
        _to_planners(row)
    return row


def request_leave(
    *, by: Principal, leave: LeaveKind, first_day: date, last_day: date, reason: str = ""
) -> ShiftRequest:
    """Raises Invalid ``bad_request``, Refused ``open_request``."""
    today = beijing_day(now())
    if not today <= first_day <= last_day < first_day + timedelta(days=MAX_LEAVE_DAYS):
        raise Invalid(f"请假须从今天起，末日不早于首日，最多 {MAX_LEAVE_DAYS} 天。", code="bad_request")
    row = _new(by, ShiftRequestKind.LEAVE, first_day, last_day, reason)
    row.leave = leave.value
    with transaction.atomic():
        _store(row)
        if (effect := _leave_effect(row)) and _automatic(row, effect[1]):
            with _changing(row.pk, str(SYSTEM)) as change:
                _carry_out(change, effect, "已自动批准")
                row = change.row
        else:
            _to_planners(row)
    return row


def answer(*, by: Principal, id: int, accepted: bool) -> ShiftRequest:
    """The colleague accepts a swap or refuses it. Accepted, it holds at once where that is permitted.

    Raises NotFound, Refused ``over``, ``rule_broken``.
    """
    with _changing(id, by.number, colleague=by.number) as change:
        row = _open(change.row, ShiftRequestState.COLLEAGUE)
        change.record("workforce.answer_request", accepted=accepted)
        if not accepted:
            row.state, row.decided_by, row.decided_at = ShiftRequestState.REFUSED.value, by.number, change.at
            _inform_of_result(row, f"{by.number} 未同意换班")
            return row
        span = span_of({row.first_day, row.last_day}, is_locked=True)
        effect = _permitted(row, span)
        if _automatic(row, effect):
            _carry_out(change, (span, effect), "已自动批准")
        else:
            row.state = ShiftRequestState.PLANNER.value
            _to_planners(row)
    return row


def decide(*, by: Principal, id: int, approved: bool, remark: str = "") -> ShiftRequest:
    """A planner approves or refuses. Raises NotFound, Invalid ``reason_missing``, Refused ``over``, ``rule_broken``."""
    remark = hidden(remark.strip())[:MAX_REASON]
    if not approved and len(remark) < 2:
        raise Invalid("请填写不批准的理由，至少 2 个字。", code="reason_missing")
    with _changing(id, by.number) as change:
        row = _open(change.row, ShiftRequestState.PLANNER)
        if by.number in (row.number, row.colleague):
            raise Refused("不能审批本人的申请，请由其他排班师审批。", code="own")
        row.remark = remark
        change.record("workforce.decide_request", approved=approved)
        if not approved:
            row.state, row.decided_by, row.decided_at = ShiftRequestState.REFUSED.value, by.number, change.at
            _inform_of_result(row, f"未批准：{remark}")
        elif row.kind == ShiftRequestKind.LEAVE.value:
            _carry_out(change, _leave_effect(row), "已批准")
        else:
            span = span_of({row.first_day, row.last_day}, is_locked=True)
            _carry_out(change, (span, _permitted(row, span)), "已批准")
    return row


def withdraw(*, by: Principal, id: int) -> ShiftRequest:
    """While it waits. Raises NotFound, Refused ``over``."""
    with _changing(id, by.number, number=by.number) as change:
        if change.row.state not in OPEN:
            raise Refused("该申请已有结果，不能撤回。", code="over")
        change.row.state = ShiftRequestState.WITHDRAWN.value
        change.record("workforce.withdraw_request")
    return change.row


def set_automatic(*, by: Principal, automatic: bool) -> None:
    """Whether requests that leave the need covered are approved without a planner."""
    with transaction.atomic():
        StaffingTargets.objects.get_or_create(pk=targets_row().pk)
        StaffingTargets.objects.filter(pk=targets_row().pk).update(automatic=automatic)
        audit.record(by=by.number, action="workforce.set_automatic", about=STAFF, automatic=automatic)


def _new(by: Principal, kind: ShiftRequestKind, first: date, last: date, reason: str) -> ShiftRequest:
    return ShiftRequest(
        number=by.number, kind=kind.value, first_day=first, last_day=last, reason=hidden(reason.strip())[:MAX_REASON],
        state=ShiftRequestState.PLANNER.value, requested_at=now(),
    )  # fmt: skip


def _ahead(*days: date) -> None:
    if min(days) <= beijing_day(now()):
        raise Invalid("只能申请明天及以后的班次，请重新选择日期。", code="bad_request")


def _store(row: ShiftRequest) -> None:
    """Raises Refused ``open_request``: one at a time for the same days."""
    same = ShiftRequest.objects.filter(number=row.number, state__in=OPEN)
    if same.filter(first_day__lte=row.last_day, last_day__gte=row.first_day).exists():
        raise Refused("这些日期已有待处理的申请，请先撤回。", code="open_request")
    row.save(force_insert=True)
    audit.record(by=row.number, action="workforce.request", about=about(row.pk), kind=row.kind)


def _permitted(row: ShiftRequest, span: Span) -> Effect:
    """Raises Refused ``rule_broken`` with the person, the day and the rule."""
    effect = effect_of(changes_of(row, span), span)
    if effect.broken is not None:
        name = names_of({effect.broken.number}).get(effect.broken.number, effect.broken.number)
        day = span.problem.day(effect.broken.day)
        text = f"{name} {day:%m-%d}：{effect.broken.text}，不能{KIND_NAMES[row.kind]}。"
        raise Refused(text, code="rule_broken")
    return effect


def _leave_effect(row: ShiftRequest) -> tuple[Span, Effect] | None:
    """None where no roster of these days is published yet."""
    over = rosters_over(row.first_day, row.last_day)
    if not over:
        return None
    first = max(row.first_day, over[0].first_day)
    last = min(row.last_day, over[-1].first_day + timedelta(days=over[-1].days - 1))
    span = span_of({first, last}, is_locked=True)
    return span, effect_of(changes_of(row, span), span)


def _automatic(row: ShiftRequest, effect: Effect) -> bool:
    more = effect.short_after - effect.short_before
    return targets_row().automatic and approves_itself(ShiftRequestKind(row.kind), row.leave, more)


def _carry_out(change: Change[ShiftRequest], found: tuple[Span, Effect] | None, result: str) -> None:
    row = change.row
    row.state, row.decided_by, row.decided_at = ShiftRequestState.APPROVED.value, change.by, change.at
    if found:
        span, effect = found
        apply(span, effect.changes, by=change.by, at=change.at, why=row.kind, request=row.pk, leave=row.leave)
    if row.kind == ShiftRequestKind.LEAVE.value:
        StaffConstraint.objects.create(
            number=row.number, kind=ConstraintKind.LEAVE.value, first_day=row.first_day, last_day=row.last_day,
            created_by=change.by, created_at=change.at,
        )  # fmt: skip
    change.record("workforce.carry_out_request", kind=row.kind)
    _inform_of_result(row, result)


def _inform_of_result(row: ShiftRequest, result: str) -> None:
    to = people(row.number, row.colleague if row.state == ShiftRequestState.APPROVED.value else "")
    key = f"{about(row.pk)}/{row.state}"
    inform(REQUESTS, key, f"{_name(row)}：{result}", "", OWN_PAGE, row.decided_at or now(), to)


def _to_planners(row: ShiftRequest) -> None:
    title = f"{row.number} 申请{_name(row)}"
    inform(REQUESTS, f"{about(row.pk)}/planner", title, row.reason, PLANNERS_PAGE, now(), [PLANNERS])


def _name(row: ShiftRequest) -> str:
    return f"{LEAVE_NAMES.get(row.leave) or KIND_NAMES[row.kind]}（{_days(row)}）"


def _days(row: ShiftRequest) -> str:
    return f"{row.first_day:%m-%d}" + (f"、{row.last_day:%m-%d}" if row.last_day != row.first_day else "")


def _open(row: ShiftRequest, state: ShiftRequestState) -> ShiftRequest:
    if row.state != state.value:
        raise Refused("该申请已有结果，请刷新页面。", code="over")
    if row.kind != ShiftRequestKind.LEAVE.value:
        _ahead(row.first_day)
    return row


def _changing(id: int, by: str, **whose: str) -> AbstractContextManager[Change[ShiftRequest]]:
    return changing(ShiftRequest.objects.filter(pk=id, **whose), by=by, about=about(id), missing=NONE)
