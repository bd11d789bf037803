"""What of exams belongs to somebody."""

from datetime import datetime

from hotline.domains.people.exams.models import Answer, ReadingQuiz, ReviewCard
from hotline.domains.understanding.knowledge.models import Article, Receipt, RequiredReading, Version
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


def quiz(now: datetime, number: str) -> int:
    """About an article that this person has to read."""
    article = Article.objects.create(code="b", topic="wage-arrears", created_at=now)
    version = Version.objects.create(
        article=article, number=1, title="条目", content={}, valid_from=now.date(), authors=["1"], saved_at=now
    )
    reading = RequiredReading.objects.create(version=version, reader=number, due_on=now.date(), by="3001", at=now)
    Receipt.objects.create(reading=reading, reader=number)
    question = stored(SINGLE | {"article": "b"})
    ReadingQuiz.objects.create(reading=reading.pk, number=number, questions=[question.pk], drawn_at=now)
    return int(reading.pk)
