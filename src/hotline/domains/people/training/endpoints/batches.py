"""Endpoints of batches: list on arrival, conditions, plan by day, results, who stops, closing."""

from datetime import date
from typing import TypedDict

from ninja import File, Router
from ninja.files import UploadedFile

from hotline.domains.people.training.actions import batches as acting
from hotline.domains.people.training.actions import results
from hotline.domains.people.training.endpoints.shapes import batch_of, detail_of
from hotline.domains.people.training.queries import batches
from hotline.domains.people.training.rules.batches import Condition
from hotline.domains.people.training.schemas import (
    LessonBody,
    NewTrainingBatchBody,
    TraineeListBody,
    TraineeStopBody,
    TrainingBatchBody,
    TrainingBatchDetailOut,
    TrainingBatchListOut,
    TrainingResultBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

VIEW = needs(Permission.TRAINING_VIEW, Permission.TRAINING_MANAGE, Permission.TRAINING_CERTIFY)
router = Router(tags=["training"], auth=needs(Permission.TRAINING_MANAGE))


@router.get("", response=TrainingBatchListOut, auth=VIEW)
def listed(request: StaffRequest, cursor: str = "") -> TrainingBatchListOut:
    """Fifty a page, the latest made first."""
    page = batches.batches(cursor)
    return TrainingBatchListOut(rows=[batch_of(row, batches.progress_of(row)) for row in page.rows], next=page.next)


@router.post("", response=TrainingBatchDetailOut)
def create(request: StaffRequest, body: NewTrainingBatchBody) -> TrainingBatchDetailOut:
    """With who reports on arrival. 422 ``bad_list``, ``bad_batch``."""
    row = acting.create(by=current_staff(request), listed=body.listed, **_settings(body))
    return detail_of(row)


@router.get("/{batch_id}", response=TrainingBatchDetailOut, auth=VIEW)
def one(request: StaffRequest, batch_id: str) -> TrainingBatchDetailOut:
    """Members with what they reached, the plan, and who counts for K7."""
    return detail_of(batches.batch(batch_id))


@router.put("/{batch_id}", response=TrainingBatchDetailOut)
def change(request: StaffRequest, batch_id: str, body: TrainingBatchBody) -> TrainingBatchDetailOut:
    """Name, days and conditions. 409 ``closed``, 422 ``bad_batch``."""
    return detail_of(acting.change(by=current_staff(request), id=batch_id, **_settings(body)))


@router.post("/{batch_id}/members", response=TrainingBatchDetailOut)
def add(request: StaffRequest, batch_id: str, body: TraineeListBody) -> TrainingBatchDetailOut:
    """All whom the text names, or nobody. 409 ``closed``, 422 ``bad_list``."""
    return detail_of(acting.add_typed(by=current_staff(request), id=batch_id, listed=body.listed))


@router.post("/{batch_id}/list", response=TrainingBatchDetailOut)
def upload(request: StaffRequest, batch_id: str, file: File[UploadedFile]) -> TrainingBatchDetailOut:
    """A table (xlsx, xls, csv) with 工号 or 姓名; all of it or nothing. 422 ``unreadable_file``, ``bad_list``."""
    check_size(file.size, acting.POLICY)
    by, name = current_staff(request), file.name or ""
    return detail_of(acting.add_uploaded(by=by, id=batch_id, name=name, content=file.read()))


@router.post("/{batch_id}/members/{number}/stop", response=TrainingBatchDetailOut)
def stop(request: StaffRequest, batch_id: str, number: str, body: TraineeStopBody) -> TrainingBatchDetailOut:
    """Takes no further part, or left the house. 422 ``reason_missing``, ``bad_day``."""
    row = acting.stop(by=current_staff(request), id=batch_id, number=number, day=body.day, reason=body.reason)
    return detail_of(row)


@router.post("/{batch_id}/members/{number}/resume", response=TrainingBatchDetailOut)
def resume(request: StaffRequest, batch_id: str, number: str) -> TrainingBatchDetailOut:
    """Was noted as stopped by mistake. 409 ``not_stopped``."""
    return detail_of(acting.resume(by=current_staff(request), id=batch_id, number=number))


@router.post("/{batch_id}/plan", response=TrainingBatchDetailOut)
def plan(request: StaffRequest, batch_id: str, body: LessonBody) -> TrainingBatchDetailOut:
    """A lesson on each working day. 409 ``closed``, 422 ``bad_plan``."""
    return detail_of(acting.plan(by=current_staff(request), id=batch_id, **body.dict()))


@router.delete("/{batch_id}/plan/{lesson_id}", response=TrainingBatchDetailOut)
def unplan(request: StaffRequest, batch_id: str, lesson_id: int) -> TrainingBatchDetailOut:
    return detail_of(acting.unplan(by=current_staff(request), id=batch_id, lesson=lesson_id))


@router.post("/{batch_id}/results", response=TrainingBatchDetailOut)
def enter(request: StaffRequest, batch_id: str, body: TrainingResultBody) -> TrainingBatchDetailOut:
    """A result by hand. 409 ``closed``, ``stopped``, 422 ``bad_result``."""
    results.enter(by=current_staff(request), batch=batch_id, **body.dict())
    return _detail(batch_id)


@router.post("/{batch_id}/results/{result_id}/revoke", response=TrainingBatchDetailOut)
def revoke(request: StaffRequest, batch_id: str, result_id: int) -> TrainingBatchDetailOut:
    """A wrong one counts no more. 409 ``closed``."""
    results.revoke(by=current_staff(request), batch=batch_id, result=result_id)
    return _detail(batch_id)


@router.post("/{batch_id}/close", response=TrainingBatchDetailOut)
def close(request: StaffRequest, batch_id: str) -> TrainingBatchDetailOut:
    """Nothing more is reached in it. 409 ``no_exam``, ``nobody``, ``closed``."""
    return detail_of(acting.close(by=current_staff(request), id=batch_id))


def _detail(id: str) -> TrainingBatchDetailOut:
    return detail_of(batches.batch(id))


class _Settings(TypedDict):
    name: str
    first_day: date
    exam_day: date | None
    conditions: list[Condition]


def _settings(body: TrainingBatchBody) -> _Settings:
    return {
        "name": body.name,
        "first_day": body.first_day,
        "exam_day": body.exam_day,
        "conditions": [Condition(each.kind, each.minimum) for each in body.conditions],
    }
