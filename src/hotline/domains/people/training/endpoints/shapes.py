"""Batches and members as the interface shows them."""

from collections.abc import Collection, Mapping

from hotline.domains.people.training.models import Batch, PlannedLesson
from hotline.domains.people.training.queries.batches import (
    MemberProgress,
    conditions_of,
    plan_of,
    progress_of,
    retention_of,
)
from hotline.domains.people.training.queries.certificates import certified_among
from hotline.domains.people.training.rules.batches import BatchStage, PlanKind, quarter_end
from hotline.domains.people.training.schemas import (
    AttainedOut,
    LessonOut,
    RetentionOut,
    TraineeOut,
    TrainingBatchDetailOut,
    TrainingBatchOut,
    TrainingConditionBody,
    TrainingResultOut,
)
from hotline.domains.platform.accounts.queries import names_of


def batch_of(row: Batch, progress: list[MemberProgress]) -> TrainingBatchOut:
    active = [each for each in progress if each.member.stopped_on is None]
    return TrainingBatchOut(
        id=row.pk,
        name=row.name,
        stage=BatchStage(row.stage),
        first_day=row.first_day,
        exam_day=row.exam_day,
        members=len(progress),
        stopped=len(progress) - len(active),
        passed=sum(each.exam_passed_on is not None for each in progress),
        ready=sum(each.is_ready for each in active),
        created_by=row.created_by,
    )


def detail_of(row: Batch) -> TrainingBatchDetailOut:
    progress = progress_of(row)
    numbers = {each.member.number for each in progress}
    names, certified = names_of(numbers), certified_among(numbers)
    return TrainingBatchDetailOut(
        **batch_of(row, progress).dict(),
        conditions=[TrainingConditionBody(kind=each.kind, minimum=each.minimum) for each in conditions_of(row)],
        people=[member_of(each, names, certified) for each in progress],
        plan=[lesson_of(each) for each in plan_of(row)],
        retention=_retention(row),
        closed_by=row.closed_by,
        closed_at=row.closed_at,
    )


def member_of(progress: MemberProgress, names: Mapping[str, str], certified: Collection[str]) -> TraineeOut:
    member = progress.member
    return TraineeOut(
        number=member.number,
        name=names.get(member.number, ""),
        reported_on=member.reported_on,
        stopped_on=member.stopped_on,
        stop_reason=member.stop_reason,
        stopped_by=member.stopped_by,
        conditions=[
            AttainedOut(kind=each.condition.kind, minimum=each.condition.minimum, score=each.score, is_met=each.is_met)
            for each in progress.conditions
        ],
        results=[TrainingResultOut.from_orm(each) for each in progress.results],
        exam_passed_on=progress.exam_passed_on,
        is_ready=progress.is_ready,
        is_certified=member.number in certified,
    )


def lesson_of(row: PlannedLesson) -> LessonOut:
    return LessonOut(id=row.pk, day=row.day, kind=PlanKind(row.kind), title=row.title, minutes=row.minutes)


def _retention(row: Batch) -> RetentionOut | None:
    found = retention_of(row)
    if found is None or row.exam_day is None:
        return None
    return RetentionOut(
        until=quarter_end(row.exam_day),
        reported=list(found.reported),
        passed=list(found.passed),
        retained=list(found.retained),
    )
