"""Writes of the bank: questions made, changed, checked, retired; drafts out of articles."""

from django.db import transaction

from hotline.domains.people.exams.models import Question
from hotline.domains.people.exams.queries.bank import NONE, about, content_of
from hotline.domains.people.exams.queries.sources import sources
from hotline.domains.people.exams.rules.drafts import drafts_of
from hotline.domains.people.exams.rules.questions import QuestionContent, QuestionStage, content_problem
from hotline.domains.understanding.knowledge.queries.articles import articles_of
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused

BANK = "question/bank"


def make_question(*, by: Principal, content: QuestionContent) -> Question:
    """A draft. Raises Invalid ``bad_question``."""
    version = _version_of(content)
    with transaction.atomic():
        row = Question(created_by=by.number, created_at=now(), article_version=version, **_columns(content))
        row.save(force_insert=True)
        audit.record(by=by.number, action="exams.make_question", about=about(row.pk), kind=content.kind.value)
    return row


def change_question(*, by: Principal, id: int, content: QuestionContent) -> Question:
    """Of a draft. Raises NotFound, Refused ``not_now``, Invalid ``bad_question``."""
    version = _version_of(content)
    with changing(Question.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        if change.row.stage != QuestionStage.DRAFT.value:
            raise Refused("该题已审核，不能修改。请停用后另出一题。", code="not_now")
        for name, value in _columns(content).items():
            setattr(change.row, name, value)
        change.row.article_version = version
        change.record("exams.change_question")
    return change.row


def approve_question(*, by: Principal, id: int) -> Question:
    """It may be drawn; or drawn again, after its article changed. Raises NotFound, Refused ``not_now``."""
    with changing(Question.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if row.stage == QuestionStage.RETIRED.value:
            raise Refused("该题已停用，请刷新列表。", code="not_now")
        version = _version_of(content_of(row))
        if row.stage == QuestionStage.APPROVED.value and not row.is_doubtful:
            return row
        row.stage, row.is_doubtful, row.article_version = QuestionStage.APPROVED.value, False, version
        row.decided_by, row.decided_at = by.number, change.at
        change.record("exams.approve_question")
    return row


def retire_question(*, by: Principal, id: int) -> Question:
    """No paper draws it any more; papers that have it stay. Again changes nothing. Raises NotFound."""
    with changing(Question.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        if change.row.stage != QuestionStage.RETIRED.value:
            change.row.stage, change.row.is_doubtful = QuestionStage.RETIRED.value, False
            change.row.decided_by, change.row.decided_at = by.number, change.at
            change.record("exams.retire_question")
    return change.row


def draft_questions(*, by: Principal) -> int:
    """Drafts out of every article in force, those that were drafted before left out. Returns how many are new."""
    at = now()
    drafted = [
        Question(
            template=draft.key, created_by=by.number, created_at=at, article_version=version, **_columns(draft.content)
        )
        for source, version in sources()
        for draft in drafts_of(source)
    ]
    with transaction.atomic():
        before = Question.objects.count()
        Question.objects.bulk_create(drafted, ignore_conflicts=True, batch_size=500)
        count = Question.objects.count() - before
        audit.record(by=by.number, action="exams.draft_questions", about=BANK, count=count)
    return count


def doubt_questions_of(article: str, version: int) -> int:
    """Another version of their article holds: people look at them again before they are drawn. Returns how many."""
    rows = Question.objects.filter(article=article, is_doubtful=False).exclude(stage=QuestionStage.RETIRED.value)
    return rows.exclude(article_version=version).update(is_doubtful=True)


def _version_of(content: QuestionContent) -> int:
    """Of its article, as it holds today. Raises Invalid ``bad_question``."""
    if why_not := content_problem(content, titles()):
        raise Invalid(why_not, code="bad_question")
    if not content.article:
        return 0
    found = articles_of([content.article])
    if not found:
        raise Invalid("没有这个条目，或条目已失效。请重新选择。", code="bad_question")
    return found[0].version


def _columns(content: QuestionContent) -> dict[str, object]:
    return {
        "kind": content.kind.value,
        "topic": content.topic,
        "stem": content.stem.strip(),
        "options": [each.strip() for each in content.options],
        "right": sorted(content.right),
        "wordings": [each.strip() for each in content.wordings],
        "explanation": content.explanation.strip(),
        "article": content.article,
    }
