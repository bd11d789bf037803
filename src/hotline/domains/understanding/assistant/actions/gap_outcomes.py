"""Editors' decisions on a gap: another phrasing for an article, a new article, or nothing.

Publishing goes its usual way.
"""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.assistant.models import Asked, Gap
from hotline.domains.understanding.assistant.rules.masking import masked
from hotline.domains.understanding.knowledge.actions import drafts
from hotline.domains.understanding.knowledge.queries.versions import newest_written
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

LONGEST = 100


@transaction.atomic
def add_way(*, by: Principal, number: int, code: str, phrase: str) -> Gap:
    """Into the article's draft, which is reviewed and published like any other. Raises Invalid, Refused, NotFound."""
    row, text = _open(by, number), phrase.strip()
    if not text or len(text) > LONGEST or "\n" in text:
        raise Invalid(f"问法要写成一行，1 到 {LONGEST} 个字。", code="bad_phrase")
    if masked(text) != text or "＊" in text:
        raise Invalid("问法里有号码、姓名一类的个人信息，请改成一般的说法。", code="personal")
    version = drafts.add_way(by=by, code=code, way=text)
    return _done(by, row, Gap.State.ADDED, article=code, version=version.number)


@transaction.atomic
def started(*, by: Principal, number: int, code: str) -> Gap:
    """Note that a new article was begun for the gap. Raises NotFound when the article does not exist."""
    row = _open(by, number)
    version = newest_written(code)
    if version is None:
        raise NotFound("没有这一条，请先保存草稿。")
    if by.number not in version.authors:
        raise Refused("这一条不是您起草的，请由起草人来记。", code="not_yours")
    return _done(by, row, Gap.State.STARTED, article=code, version=version.number)


@transaction.atomic
def dismiss(*, by: Principal, number: int, reason: str) -> Gap:
    """Dismiss a gap. Later questions that belong to it are counted but not shown as new."""
    row = _open(by, number)
    if not (why := fit_for_all(reason)):
        raise Invalid("请写明不处理的原因。", code="no_reason")
    return _done(by, row, Gap.State.DISMISSED, reason=why[:200])


@transaction.atomic
def reopen(*, by: Principal, number: int) -> Gap:
    row = _locked(by, number)
    if row.state == Gap.State.OPEN.value:
        raise Refused("这一组还没有处理过。", code="open")
    row.state, row.reason, row.done_at, row.since = Gap.State.OPEN.value, "", None, 0
    row.done_by, row.article, row.version = "", "", 0
    row.save()
    audit.record(by=by.number, action="assistant.gap_reopened", about=_about(row))
    return row


def _locked(by: Principal, number: int) -> Gap:
    if not by.may(Permission.KNOWLEDGE_EDIT):
        deny(by, Permission.KNOWLEDGE_EDIT, f"assistant/gap/{number}")
    row = Gap.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NotFound("没有这一组问法。可能已过保存期限，请刷新。")
    return row


def _open(by: Principal, number: int) -> Gap:
    row = _locked(by, number)
    if row.state != Gap.State.OPEN.value:
        raise Refused(f"这一组已经是“{Gap.State(row.state).label}”。请刷新再看。", code="not_open")
    return row


def _done(by: Principal, row: Gap, state: Gap.State, *, article: str = "", version: int = 0, reason: str = "") -> Gap:
    row.state, row.article, row.version, row.reason = state.value, article, version, reason
    row.done_by, row.done_at, row.since = by.number, datetime.now(UTC), 0
    row.save()
    outcome = {"article": article, "version": version} if article else {"reason": reason}
    count = Asked.objects.filter(gap=row).count()
    audit.record(by=by.number, action=f"assistant.gap_{state.value}", about=_about(row), questions=count, **outcome)
    return row


def _about(row: Gap) -> str:
    return f"assistant/gap/{row.pk}"
