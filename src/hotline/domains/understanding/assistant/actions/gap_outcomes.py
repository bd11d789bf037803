"""Editors' decisions on a gap: another phrasing for an article, a new article, or nothing.

Publishing goes its usual way.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from hotline.domains.understanding.assistant.models import Gap, StoredQuestion
from hotline.domains.understanding.assistant.rules.masking import masked
from hotline.domains.understanding.knowledge.actions import drafts
from hotline.domains.understanding.knowledge.queries.versions import newest_written
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

LONGEST = 100


def add_way(*, by: Principal, number: int, code: str, phrase: str) -> Gap:
    """Into the article's draft, which is reviewed and published like any other. Raises Invalid, Refused, NotFound."""
    text = phrase.strip()
    with _changing(by, number, Gap.State.ADDED) as change:
        if not text or len(text) > LONGEST or "\n" in text:
            raise Invalid(f"问法须为一行，1 到 {LONGEST} 字。", code="bad_phrase")
        if masked(text) != text or "＊" in text:
            raise Invalid("问法含号码、姓名等个人信息，请改为通用说法。", code="personal")
        change.row.article, change.row.version = code, drafts.add_way(by=by, code=code, way=text).number
    return change.row


def started(*, by: Principal, number: int, code: str) -> Gap:
    """Note that a new article was begun for the gap. Raises NotFound when the article does not exist."""
    with _changing(by, number, Gap.State.STARTED) as change:
        version = newest_written(code)
        if version is None:
            raise NotFound("没有这一条，请先保存草稿。")
        if by.number not in version.authors:
            raise Refused("条目非您起草，请由起草人记录。", code="not_yours")
        change.row.article, change.row.version = code, version.number
    return change.row


def dismiss(*, by: Principal, number: int, reason: str) -> Gap:
    """Dismiss a gap. Later questions that belong to it are counted but not shown as new."""
    with _changing(by, number, Gap.State.DISMISSED) as change:
        if not (why := fit_for_all(reason)):
            raise Invalid("请填写不处理原因。", code="no_reason")
        change.row.reason = why[:200]
    return change.row


def reopen(*, by: Principal, number: int) -> Gap:
    with _locked(by, number) as change:
        row = change.row
        if row.state == Gap.State.OPEN.value:
            raise Refused("该问法未处理，请先处理。", code="open")
        row.state, row.reason, row.done_at, row.since = Gap.State.OPEN.value, "", None, 0
        row.done_by, row.article, row.version = "", "", 0
        change.record("assistant.gap_reopened")
    return row


def _locked(by: Principal, number: int) -> AbstractContextManager[Change[Gap]]:
    about = f"assistant/gap/{number}"
    if not by.may(Permission.KNOWLEDGE_EDIT):
        deny(by, Permission.KNOWLEDGE_EDIT, about)
    missing = "问法不存在，可能已过保存期，请刷新。"
    return changing(Gap.objects.filter(pk=number), by=by.number, about=about, missing=missing)


@contextmanager
def _changing(by: Principal, number: int, into: Gap.State) -> Iterator[Change[Gap]]:
    """An open one, dealt with when the block is over."""
    with _locked(by, number) as change:
        row = change.row
        if row.state != Gap.State.OPEN.value:
            raise Refused(f"该问法已是“{Gap.State(row.state).label}”。请刷新查看。", code="not_open")
        yield change
        row.state, row.done_by, row.done_at, row.since = into.value, by.number, change.at, 0
        outcome = {"article": row.article, "version": row.version} if row.article else {"reason": row.reason}
        questions = StoredQuestion.objects.filter(gap=row).count()
        change.record(f"assistant.gap_{into.value}", questions=questions, **outcome)
