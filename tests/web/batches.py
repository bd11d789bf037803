"""A batch of trainees that reported a week ago and lacks its theory exam alone: what tests of results begin with."""

from datetime import timedelta

from hotline.domains.people.training.models import Batch, BatchMember
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.ids import new_id


def make_batch(numbers: list[str], minimum: float = 60) -> Batch:
    first = beijing_day(now()) - timedelta(days=7)
    batch = Batch.objects.create(
        id=new_id("batch"), name="十二月批次", first_day=first, exam_day=beijing_day(now()),
        conditions=[["exam", minimum]], created_by="7002", created_at=now(),
    )  # fmt: skip
    BatchMember.objects.bulk_create(BatchMember(batch=batch, number=one, reported_on=first) for one in numbers)
    return batch
