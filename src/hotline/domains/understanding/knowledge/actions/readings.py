"""Writes of required reading: require it, confirm it, end it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db import transaction

from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.understanding.knowledge.actions.common import emit, locked, note, require, staff
from hotline.domains.understanding.knowledge.actions.notifications import notify_readers
from hotline.domains.understanding.knowledge.models import Article, Receipt, RequiredReading
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.queries.readings import open_questions, readers_in, reading
from hotline.domains.understanding.knowledge.queries.versions import version
from hotline.domains.understanding.knowledge.rules.life import READ
from hotline.events.knowledge import ArticleRead, ReadingRequired
from hotline.infrastructure import row_change
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all


@transaction.atomic
def require_reading(
    *, by: Principal, code: str, number: int, groups: list[str], due_on: date, reason: str
) -> RequiredReading:
    """Require these groups (none: all) to read a version. It stays on each desk until confirmed. Raises Invalid."""
    require(by, Permission.KNOWLEDGE_REQUIRE, about=code)
    article, row = locked(code), version(code, number)
    if row.state not in READ:
        raise Invalid("未发布的版本不能设为必读，请先发布。", code="not_published")
    if due_on < today():
        raise Invalid("必读期限已过，请重新选择。", code="day_past")
    readers = readers_in(groups)
    if not readers:
        raise Invalid("所选范围无接收人，请重新选择。", code="nobody")
    made = RequiredReading(version=row, groups=groups, reason=fit_for_all(reason)[:200], due_on=due_on, by=by.number)
    return _begin(made, article, readers)


@transaction.atomic
def assign_reading(*, by: str, code: str, number: int, reader: str, due_on: date, reason: str) -> RequiredReading:
    """Require one person to read a version that is in force. The caller has checked that ``by`` may.

    Raises NotFound.
    """
    article, row = locked(code), version(code, number)
    made = RequiredReading(version=row, reader=reader, reason=reason[:200], due_on=due_on, by=by)
    return _begin(made, article, [reader])


def _begin(made: RequiredReading, article: Article, readers: Sequence[str]) -> RequiredReading:
    made.at = datetime.now(UTC)
    made.save(force_insert=True)
    Receipt.objects.bulk_create([Receipt(reading=made, reader=reader) for reader in readers])
    number = made.version.number
    emit(article, ReadingRequired(made.pk, number, made.due_on, made.by, tuple(readers)), actor=staff(made.by))
    notify_readers(made, readers)
    note(made.by, "require_reading", article.code, number, reading=made.pk, readers=len(readers))
    return made


@transaction.atomic
def confirm_read(*, by: Principal, id: int, questions: int = 0) -> None:
    """Confirm that an addressee has read it; a repeat changes nothing. ``questions``: answered right about it.

    Raises NotFound for others, Refused once it ended, ``quiz_open`` while questions are open.
    """
    row = reading(id)
    article = locked(row.version.article.code)
    mine = Receipt.objects.filter(reading=row, reader=by.number)
    receipt = row_change.locked(mine, missing="没有这条必读，请刷新查看。")
    if receipt.read_at is not None:
        return
    if row.ended_at is not None:
        raise Refused("必读已结束，无需确认。", code="not_now")
    if open_questions(row, by.number):
        raise Refused("请先完成该条目的测验，再确认已读。", code="quiz_open")
    receipt.read_at, receipt.questions = datetime.now(UTC), questions
    receipt.save(update_fields=["read_at", "questions"])
    emit(article, ArticleRead(id, row.version.number, by.number, today() > row.due_on), actor=staff(by.number))
    settle(f"reading/{id}", by=by.number)
    note(by.number, "read", article.code, row.version.number, reading=id)


@transaction.atomic
def end_reading(*, by: Principal, id: int) -> RequiredReading:
    """End a required reading. Existing receipts stay."""
    require(by, Permission.KNOWLEDGE_REQUIRE, about="reading")
    row = row_change.locked(RequiredReading.objects.filter(pk=id), missing="没有这条必读，请刷新查看。")
    if row.ended_at is None:
        row.ended_at = datetime.now(UTC)
        row.save(update_fields=["ended_at"])
        settle(f"reading/{id}")
        note(by.number, "end_reading", row.version.article.code, row.version.number, reading=id)
    return row
