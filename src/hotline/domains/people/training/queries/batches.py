"""Reads about batches: the list, one with its members and what they reached, and those of a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hotline.domains.people.training.models import Batch, BatchMember, PlannedLesson, TrainingResult
from hotline.domains.people.training.rules.batches import (
    Achievement,
    Attained,
    Attendee,
    BatchStage,
    Condition,
    ResultKind,
    Retention,
    attained,
    exam_passed_on,
    retention,
)
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这个批次，请刷新列表。"


@dataclass(frozen=True)
class MemberProgress:
    """A member with what they reached of each condition, in the order of the batch's conditions."""

    member: BatchMember
    results: list[TrainingResult]
    conditions: list[Attained]
    exam_passed_on: date | None

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing for a certificate."""
        return self.exam_passed_on is not None and all(each.is_met for each in self.conditions)


def about(id: str) -> str:
    return f"batch/{id}"


def batches(cursor: str = "") -> Page[Batch]:
    """Fifty, the latest made first."""
    return page_by_moment(Batch.objects.all(), "created_at", cursor)


def batch(id: str) -> Batch:
    """Raises NotFound."""
    row = Batch.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def conditions_of(row: Batch) -> list[Condition]:
    return [Condition(ResultKind(kind), minimum) for kind, minimum in row.conditions]


def plan_of(row: Batch, day: date | None = None) -> list[PlannedLesson]:
    rows = row.plan.filter(day=day) if day else row.plan.all()
    return list(rows.order_by("day", "id"))


def progress_of(row: Batch, number: str = "") -> list[MemberProgress]:
    """Of all members by number, or of one."""
    members = row.members.filter(number=number) if number else row.members.all()
    return _progress(row, list(members.order_by("number")))


def retention_of(row: Batch) -> Retention | None:
    """Who counts for K7; None while no exam is fixed."""
    if row.exam_day is None:
        return None
    return retention(
        [
            Attendee(
                each.member.number,
                each.member.reported_on,
                each.member.stopped_on,
                each.exam_passed_on,
            )
            for each in progress_of(row)
        ],
        row.exam_day,
    )


def running_batches() -> list[Batch]:
    """Not closed, the latest first."""
    return list(Batch.objects.filter(stage=BatchStage.RUNNING.value).order_by("-first_day", "-id"))


def running_numbers(id: str) -> list[str]:
    """Who of a batch takes part now; nobody of one that is closed or that there is not."""
    rows = BatchMember.objects.filter(batch=id, stopped_on=None, batch__stage=BatchStage.RUNNING.value)
    return list(rows.order_by("number").values_list("number", flat=True))


def batch_names(ids: Iterable[str]) -> dict[str, str]:
    return dict(Batch.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def running_members(number: str, batch: str = "") -> list[BatchMember]:
    """Where a person takes part now: neither stopped nor in a batch that is closed. ``batch``: in this one alone."""
    rows = BatchMember.objects.filter(number=number, stopped_on=None, batch__stage=BatchStage.RUNNING.value)
    rows = rows.filter(batch=batch) if batch else rows
    return list(rows.select_related("batch").order_by("batch__first_day", "id"))


def batches_of(number: str) -> list[Batch]:
    """All batches of a person, the latest first."""
    return list(Batch.objects.filter(members__number=number).order_by("-first_day", "-id"))


def _progress(row: Batch, members: list[BatchMember]) -> list[MemberProgress]:
    results: dict[int, list[TrainingResult]] = defaultdict(list)
    for result in TrainingResult.objects.filter(member__in=members, revoked_at=None).order_by("day", "id"):
        results[result.member_id].append(result)
    conditions = conditions_of(row)
    return [_of_member(member, results[member.pk], conditions) for member in members]


def _of_member(member: BatchMember, results: list[TrainingResult], conditions: list[Condition]) -> MemberProgress:
    achievements = achievements_of(results)
    return MemberProgress(member, results, attained(conditions, achievements), exam_passed_on(achievements))


def achievements_of(results: Iterable[TrainingResult]) -> list[Achievement]:
    return [Achievement(ResultKind(each.kind), each.score, each.passed, each.day) for each in results]
