"""What of exams belongs to somebody."""

from datetime import datetime

from hotline.domains.people.exams.models import Answer, ReviewCard
from tests.web.exam_papers import SINGLE, open_exam, stored


def sitting(owner: str) -> int:
    """One that runs, in a page that nobody has."""
    row = open_exam([owner], [SINGLE]).sittings.get()
    row.stage, row.begun_at, row.ends_at = "running", row.exam.opens_at, row.exam.closes_at
    row.save()
    Answer.objects.create(sitting=row, position=0)
    return row.pk


def review_card(now: datetime, owner: str) -> int:
    """A question that is due."""
    memory = {"stability": 0.2, "difficulty": 6.4, "reviewed_at": now}
    return ReviewCard.objects.create(number=owner, question=stored(SINGLE), added_at=now, due_at=now, **memory).pk
