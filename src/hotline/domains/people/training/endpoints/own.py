"""Endpoints of a trainee's own training."""

from ninja import Router

from hotline.domains.people.training.endpoints.certificates import shapes_of
from hotline.domains.people.training.endpoints.shapes import lesson_of, member_of
from hotline.domains.people.training.models import Batch
from hotline.domains.people.training.queries import batches
from hotline.domains.people.training.queries.certificates import certificates_of, certified_among
from hotline.domains.people.training.rules.batches import BatchStage
from hotline.domains.people.training.schemas import OwnBatchOut, OwnCertificatesOut, OwnTrainingOut
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["training"], auth=needs(Permission.TRAINING_VIEW_OWN))


@router.get("", response=OwnTrainingOut)
def own(request: StaffRequest) -> OwnTrainingOut:
    """The batches of whoever asks, with what is still missing and the days ahead."""
    staff = current_staff(request)
    return OwnTrainingOut(batches=[_own(row, staff) for row in batches.batches_of(staff.number)])


@router.get("/certificates", response=OwnCertificatesOut)
def own_certificates(request: StaffRequest) -> OwnCertificatesOut:
    """The certificates of whoever asks, the latest first."""
    return OwnCertificatesOut(rows=shapes_of(certificates_of(current_staff(request).number)))


def _own(row: Batch, staff: Principal) -> OwnBatchOut:
    [progress] = batches.progress_of(row, staff.number)
    today = beijing_day(now())
    return OwnBatchOut(
        id=row.pk,
        name=row.name,
        stage=BatchStage(row.stage),
        first_day=row.first_day,
        exam_day=row.exam_day,
        progress=member_of(progress, {staff.number: staff.name}, certified_among([staff.number])),
        plan=[lesson_of(each) for each in batches.plan_of(row) if each.day >= today],
    )
