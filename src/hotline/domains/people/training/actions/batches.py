"""A batch from its list on arrival to its closing: members, days, conditions, who stops and why."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction

from hotline.domains.people.training.models import Batch, BatchMember, PlannedLesson
from hotline.domains.people.training.queries.batches import NONE, about, retention_of
from hotline.domains.people.training.rules.batches import (
    MAX_MEMBERS,
    MAX_NAME,
    MAX_PLAN_DAYS,
    MAX_REASON,
    MAX_TITLE,
    BatchStage,
    Condition,
    PlanKind,
    conditions_problem,
    quarter_end,
)
from hotline.domains.people.training.rules.lists import numbers_in, numbers_typed
from hotline.domains.platform.accounts.queries import active_among, active_staff, ai_seats
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.events.training import BatchClosed, BatchReported
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import TABLES, read_table
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden

POLICY = UploadPolicy(TABLES, max_bytes=2 * MEGABYTE, code="unreadable_file", max_unpacked=20 * MEGABYTE)
LIMITS = TableLimits(max_rows=MAX_MEMBERS + 1, max_columns=50)
NO_MEMBER = "批次中没有这名学员，请刷新页面。"
MAX_MINUTES = 12 * 60


@transaction.atomic
def create(
    *, by: Principal, name: str, first_day: date, exam_day: date | None, conditions: Sequence[Condition], listed: str
) -> Batch:
    """``listed``: numbers or names of who reports, as typed. Raises NotPermitted, Invalid."""
    _may_manage(by, "batch/new")
    numbers = numbers_typed(listed, _accounts())
    row = Batch(id=new_id("batch"), created_by=by.number, created_at=now())
    _set(row, name, first_day, exam_day, conditions)
    row.save(force_insert=True)
    audit.record(by=by.number, action="training.create", about=about(row.pk), members=len(numbers))
    _add(row, numbers)
    return row


def change(
    *, by: Principal, id: str, name: str, first_day: date, exam_day: date | None, conditions: Sequence[Condition]
) -> Batch:
    """Raises NotFound, NotPermitted, Invalid, Refused ``closed``."""
    with _changing(by, id) as changed:
        _set(changed.row, name, first_day, exam_day, conditions)
        changed.record("training.change")
    return changed.row


def add_typed(*, by: Principal, id: str, listed: str) -> Batch:
    """All whom the text names report, or nobody. Raises NotFound, NotPermitted, Invalid ``bad_list``, Refused."""
    with _changing(by, id) as changed:
        numbers = numbers_typed(listed, _accounts())
        if not numbers:
            raise Invalid("请填写工号或姓名。", code="bad_list")
        _add(changed.row, numbers)
        changed.record("training.add_members", members=len(numbers))
    return changed.row


def add_uploaded(*, by: Principal, id: str, name: str, content: bytes) -> Batch:
    """The same of a table with 工号 or 姓名, which is not stored. Raises also Invalid ``unreadable_file``."""
    _may_manage(by, about(id))
    admit(name, content, POLICY, by=by.number)
    rows = read_table(content, LIMITS)
    with _changing(by, id) as changed:
        numbers = numbers_in(rows, _accounts())
        _add(changed.row, numbers)
        changed.record("training.add_members", members=len(numbers))
    return changed.row


def stop(*, by: Principal, id: str, number: str, day: date, reason: str) -> Batch:
    """A member takes no further part, or leaves the house after the batch: both count for K7.

    Raises NotFound, NotPermitted, Invalid.
    """
    reason = hidden(reason.strip())
    if not 2 <= len(reason) <= MAX_REASON:
        raise Invalid(f"请填写退出原因，2 到 {MAX_REASON} 字。", code="reason_missing")
    with _changing(by, id, also_closed=True) as changed:
        member = _member(changed.row, number)
        if not member.reported_on <= day <= beijing_day(changed.at):
            raise Invalid("退出日期须在报到之后、不晚于今天，请重新选择。", code="bad_day")
        member.stopped_on, member.stop_reason, member.stopped_by = day, reason, by.number
        member.save(update_fields=["stopped_on", "stop_reason", "stopped_by"])
        changed.record("training.stop", staff=number, reason=reason)
        report(changed)
    return changed.row


def resume(*, by: Principal, id: str, number: str) -> Batch:
    """Whoever was noted as stopped by mistake goes on. Raises NotFound, NotPermitted, Refused."""
    with _changing(by, id, also_closed=True) as changed:
        member = _member(changed.row, number)
        if member.stopped_on is None:
            raise Refused("该学员没有退出，请刷新页面。", code="not_stopped")
        member.stopped_on, member.stop_reason, member.stopped_by = None, "", ""
        member.save(update_fields=["stopped_on", "stop_reason", "stopped_by"])
        changed.record("training.resume", staff=number)
        report(changed)
    return changed.row


def plan(*, by: Principal, id: str, first_day: date, last_day: date, kind: PlanKind, title: str, minutes: int) -> Batch:
    """A lesson on each working day from the first to the last. Raises NotFound, NotPermitted, Invalid, Refused."""
    title = title.strip()
    if not 1 <= len(title) <= MAX_TITLE or not 1 <= minutes <= MAX_MINUTES:
        raise Invalid("请填写内容，时长须为 1 到 720 分钟。", code="bad_plan")
    days = _working_days(first_day, last_day)
    with _changing(by, id) as changed:
        if first_day < changed.row.first_day:
            raise Invalid("计划不能早于报到日，请重新选择日期。", code="bad_plan")
        PlannedLesson.objects.bulk_create(
            PlannedLesson(batch=changed.row, day=day, kind=kind.value, title=title, minutes=minutes) for day in days
        )
        changed.record("training.plan", kind=kind.value, days=len(days))
    return changed.row


def unplan(*, by: Principal, id: str, lesson: int) -> Batch:
    """Raises NotFound, NotPermitted, Refused."""
    with _changing(by, id) as changed:
        if not changed.row.plan.filter(pk=lesson).delete()[0]:
            raise NotFound("没有这项计划，请刷新页面。")
        changed.record("training.unplan", lesson=lesson)
    return changed.row


def close(*, by: Principal, id: str) -> Batch:
    """Nothing more is reached in it. Raises NotFound, NotPermitted, Refused ``no_exam``, ``closed``."""
    with _changing(by, id) as changed:
        row = changed.row
        if row.exam_day is None or row.exam_day > beijing_day(changed.at):
            raise Refused("考试日未到或未填写，请在考试后结班。", code="no_exam")
        figures = retention_of(row)
        if figures is None or not figures.reported:
            raise Refused("批次没有报到的学员，请先添加学员。", code="nobody")
        row.stage, row.closed_by, row.closed_at = BatchStage.CLOSED.value, by.number, changed.at
        changed.announce(BatchClosed(row.members.count(), by.number))
        report(changed)
        changed.record("training.close", reported=len(figures.reported), passed=len(figures.passed))
    return changed.row


def note_leavers() -> int:
    """Whose account is no longer in use has left: the last day was yesterday. How many were found. Safe to repeat.

    Batches whose quarter is over stay as they are: K7 looks at its last day.
    """
    yesterday = beijing_day(now()) - timedelta(days=1)
    found = 0
    for id in Batch.objects.values_list("pk", flat=True):
        with changing(Batch.objects.filter(pk=id), by=str(SYSTEM), about=about(id), missing=NONE) as changed:
            found += _note_leavers_of(changed, yesterday)
    return found


def _note_leavers_of(changed: Change[Batch], yesterday: date) -> int:
    row = changed.row
    if row.stage == BatchStage.CLOSED.value and (row.exam_day is None or quarter_end(row.exam_day) < yesterday):
        return 0
    members = list(row.members.filter(stopped_on=None, reported_on__lte=yesterday))
    employed = active_among([each.number for each in members])
    left = [each for each in members if each.number not in employed]
    for member in left:
        member.stopped_on, member.stop_reason, member.stopped_by = yesterday, "账号已停用", str(SYSTEM)
        member.save(update_fields=["stopped_on", "stop_reason", "stopped_by"])
        changed.record("training.stop", staff=member.number, reason=member.stop_reason)
    if left:
        report(changed)
    return len(left)


def report(changed: Change[Batch]) -> None:
    """Announce what a closed batch comes to for K7, where that is news."""
    row = changed.row
    found = retention_of(row) if row.stage == BatchStage.CLOSED.value else None
    if found is None or row.exam_day is None:
        return
    figures = [len(found.reported), len(found.passed), len(found.retained)]
    if figures != row.figures:
        row.figures = figures
        reported, passed, retained = figures
        changed.announce(BatchReported(row.name, row.exam_day, reported, passed, retained, changed.by))


@contextmanager
def _changing(by: Principal, id: str, *, also_closed: bool = False) -> Iterator[Change[Batch]]:
    _may_manage(by, about(id))
    with changing(Batch.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as changed:
        if changed.row.stage == BatchStage.CLOSED.value and not also_closed:
            raise Refused("批次已结班，只能查看和登记退出。", code="closed")
        yield changed


def _set(row: Batch, name: str, first_day: date, exam_day: date | None, conditions: Sequence[Condition]) -> None:
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME:
        raise Invalid(f"请填写批次名称，最多 {MAX_NAME} 字。", code="bad_batch")
    if exam_day is not None and exam_day < first_day:
        raise Invalid("考试日不能早于报到日，请重新选择。", code="bad_batch")
    if why_not := conditions_problem(conditions):
        raise Invalid(why_not, code="bad_batch")
    row.name, row.first_day, row.exam_day = name, first_day, exam_day
    row.conditions = [[condition.kind.value, condition.minimum] for condition in conditions]


def _add(row: Batch, numbers: Sequence[str]) -> None:
    there = set(row.members.values_list("number", flat=True))
    if again := sorted(there.intersection(numbers)):
        raise Invalid(f"{'、'.join(again)} 已在本批次，请从名单中删除后重试。", code="bad_list")
    if len(there) + len(numbers) > MAX_MEMBERS:
        raise Invalid(f"一个批次最多 {MAX_MEMBERS} 人，请分批。", code="bad_list")
    # Who joins later reports that day: the day of reporting decides whether an early stop counts.
    day = max(row.first_day, beijing_day(now())) if there else row.first_day
    BatchMember.objects.bulk_create(BatchMember(batch=row, number=number, reported_on=day) for number in numbers)


def _accounts() -> dict[str, str]:
    """Number -> name of all who may learn: active people, no machines."""
    machines = ai_seats()
    return {one.number: one.name for one in active_staff() if one.number not in machines}


def _member(row: Batch, number: str) -> BatchMember:
    return locked(row.members.filter(number=number), missing=NO_MEMBER)


def _working_days(first_day: date, last_day: date) -> list[date]:
    if not timedelta(0) <= last_day - first_day < timedelta(days=MAX_PLAN_DAYS):
        raise Invalid(f"末日不能早于首日，一次最多 {MAX_PLAN_DAYS} 天，请重新选择。", code="bad_plan")
    works = working_calendar().works
    every = (first_day + timedelta(days=at) for at in range((last_day - first_day).days + 1))
    days = [day for day in every if works(day) or first_day == last_day]
    if not days:
        raise Invalid("所选日期没有工作日，请重新选择。", code="bad_plan")
    return days


def _may_manage(by: Principal, where: str) -> None:
    if not by.may(Permission.TRAINING_MANAGE):
        deny(by, Permission.TRAINING_MANAGE, where)
