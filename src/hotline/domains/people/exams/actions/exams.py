"""Exams: made for some people, their results released, a resit for whoever did not pass."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from django.db import transaction

from hotline.domains.people.exams.actions.results import report_exam
from hotline.domains.people.exams.models import Exam, Paper, Sitting
from hotline.domains.people.exams.queries import papers
from hotline.domains.people.exams.queries.exams import NONE, about, exam, not_passed
from hotline.domains.people.exams.rules.sittings import Release
from hotline.domains.people.training.queries.batches import running_numbers
from hotline.domains.platform.accounts.queries import ai_seats, staff_with
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission

MAX_PEOPLE = 1000


@dataclass(frozen=True)
class ExamSettings:
    """Who sits it: everybody of ``groups`` and of ``batch``, and ``numbers``; a resit: whoever did not pass."""

    title: str
    paper: int
    opens_at: datetime
    closes_at: datetime
    minutes: int
    pass_percent: int
    release: Release
    groups: Collection[str] = ()
    numbers: Collection[str] = ()
    batch: str = ""
    resit_of: int | None = None


def make_exam(*, by: Principal, chosen: ExamSettings) -> Exam:
    """Raises NotFound, Invalid ``bad_exam``, Refused ``unpublished``, ``not_now``."""
    if why_not := _problem(chosen, now()):
        raise Invalid(why_not, code="bad_exam")
    first = None if chosen.resit_of is None else _over(chosen.resit_of)
    people = _people(chosen, first)
    paper = _published(chosen.paper)
    with transaction.atomic():
        row = Exam(
            title=chosen.title.strip(),
            paper=paper,
            opens_at=chosen.opens_at,
            closes_at=chosen.closes_at,
            minutes=chosen.minutes,
            pass_percent=chosen.pass_percent,
            release=chosen.release.value,
            batch=first.batch if first else chosen.batch,
            resit_of=first,
            created_by=by.number,
            created_at=now(),
        )
        row.save(force_insert=True)
        Sitting.objects.bulk_create(Sitting(exam=row, number=number, seed=token_hex(16)) for number in people)
        audit.record(by=by.number, action="exams.make_exam", about=about(row.pk), people=len(people))
    return row


def release_results(*, by: Principal, id: int) -> Exam:
    """Whoever sat it sees score and key. Again changes nothing. Raises NotFound, Refused ``not_now``."""
    with changing(Exam.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if row.closes_at > change.at:
            raise Refused("考试尚未截止，请在截止后公布成绩。", code="not_now")
        if row.released_at is None:
            row.released_by, row.released_at = by.number, change.at
            change.record("exams.release")
            report_exam(row, by=by.number)
    return row


def _problem(chosen: ExamSettings, moment: datetime) -> str:
    checks = (
        (not chosen.title.strip(), "请填写考试名称。"),
        (chosen.closes_at <= chosen.opens_at, "截止时间须晚于开始时间。"),
        (chosen.closes_at <= moment, "截止时间已过，请重新填写。"),
        ((chosen.closes_at - chosen.opens_at).total_seconds() < chosen.minutes * 60, "开放时段须不短于答题时长。"),
        (
            chosen.resit_of is None and not (chosen.groups or chosen.numbers or chosen.batch),
            "请选择批次、班组或填写工号。",
        ),
    )
    return next((text for is_wrong, text in checks if is_wrong), "")


def _over(id: int) -> Exam:
    """The exam that some sit again. Raises NotFound, Refused ``not_now``."""
    row = exam(id)
    if row.closes_at > now():
        raise Refused("考试尚未截止，请在截止后安排补考。", code="not_now")
    return row


def _people(chosen: ExamSettings, first: Exam | None) -> list[str]:
    """Raises Invalid ``bad_exam`` for a number of nobody who may sit exams."""
    machines = ai_seats()
    may_sit = {one.number: one.group for one in staff_with(Permission.EXAMS_SIT) if one.number not in machines}
    if first is not None:
        again = [number for number in not_passed(first) if number in may_sit]
        if not again:
            raise Invalid("没有需要补考的人员，请刷新页面。", code="bad_exam")
        return again
    unknown = sorted(set(chosen.numbers) - may_sit.keys())
    if unknown:
        raise Invalid(f"工号 {'、'.join(unknown[:5])} 不能参加考试，请核对。", code="bad_exam")
    of_groups = {number for number, group in may_sit.items() if group is not None and group.name in chosen.groups}
    of_batch = may_sit.keys() & set(running_numbers(chosen.batch))
    if chosen.batch and not of_batch:
        raise Invalid("所选批次没有在训学员，请另选。", code="bad_exam")
    people = sorted(of_groups | of_batch | set(chosen.numbers))
    if not people:
        raise Invalid("所选班组没有可参加考试的人员，请另选。", code="bad_exam")
    if len(people) > MAX_PEOPLE:
        raise Invalid(f"一场考试最多 {MAX_PEOPLE} 人，请分场安排。", code="bad_exam")
    return people


def _published(id: int) -> Paper:
    row = Paper.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(papers.NONE)
    if row.published_at is None:
        raise Refused("试卷尚未发布，请先发布。", code="unpublished")
    return row
