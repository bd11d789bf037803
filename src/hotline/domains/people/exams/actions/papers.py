"""Papers: drawn by a blueprint, drawn anew, published."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from hotline.domains.people.exams.models import Paper, PaperQuestion
from hotline.domains.people.exams.queries.bank import categories, drawable
from hotline.domains.people.exams.queries.papers import NONE, about, lines_of
from hotline.domains.people.exams.rules.blueprint import BlueprintLine, TooFew, blueprint_problem, drawn
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused


def make_paper(*, by: Principal, name: str, lines: Sequence[BlueprintLine]) -> Paper:
    """A draft with its first draw. Raises Invalid ``bad_blueprint``, Refused ``too_few``."""
    if not name.strip():
        raise Invalid("请填写试卷名称。", code="bad_blueprint")
    if why_not := blueprint_problem(lines, categories()):
        raise Invalid(why_not, code="bad_blueprint")
    with transaction.atomic():
        row = Paper(name=name.strip(), lines=[asdict(line) for line in lines], created_by=by.number, created_at=now())
        row.save(force_insert=True)
        _fill(row)
        audit.record(by=by.number, action="exams.make_paper", about=about(row.pk))
    return row


def draw_again(*, by: Principal, id: int) -> Paper:
    """Other questions by the same blueprint. Raises NotFound, Refused ``published``, ``too_few``."""
    with changing(Paper.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = _open(change.row)
        row.draw += 1
        row.questions.all().delete()
        _fill(row)
        change.record("exams.draw_paper", draw=row.draw)
    return row


def publish_paper(*, by: Principal, id: int) -> Paper:
    """Exams may use it; it never changes again. Raises NotFound, Refused ``published``, ``doubtful``."""
    with changing(Paper.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = _open(change.row)
        usable = {one.id for one in drawable()}
        if set(row.questions.values_list("question_id", flat=True)) - usable:
            raise Refused("有题目已停用或待复核，请重新抽题。", code="doubtful")
        row.published_by, row.published_at = by.number, change.at
        change.record("exams.publish_paper")
    return row


def _open(row: Paper) -> Paper:
    if row.published_at is not None:
        raise Refused("试卷已发布，请另建试卷。", code="published")
    return row


def _fill(row: Paper) -> None:
    try:
        found = drawn(f"paper {row.pk} {row.draw}", lines_of(row), drawable())
    except TooFew as too_few:
        raise Refused(f"{too_few}请先在题库中审核题目，或减少题数。", code="too_few") from None
    PaperQuestion.objects.bulk_create(
        PaperQuestion(paper=row, position=at, question_id=one.id, points=one.points) for at, one in enumerate(found)
    )
