"""The way from a draft to a version that the client may publish. It always needs two people."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import locked, note, require
from hotline.domains.understanding.knowledge.actions.notifications import notify_of_move
from hotline.domains.understanding.knowledge.actions.validation import misfits, refusal
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries.versions import ARTICLES, saving_of, version
from hotline.domains.understanding.knowledge.rules.life import MOVES, ArticleTransition, article_refusal
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.versions import Seen


@transaction.atomic
def submit(*, by: Principal, code: str, number: int, revision: int) -> Version:
    """Submit a draft to the reviewers. ``revision``: as the author sees it. Raises Refused, Invalid."""
    row = ready_for(ArticleTransition.SUBMIT, by, code, number)
    refuse_unseen(row, revision)
    if problems := list(misfits(row.parsed_article)):
        raise refusal(problems)
    return moved(row, ArticleTransition.SUBMIT, by.number, remark="", revision=revision)


@transaction.atomic
def take_back(*, by: Principal, code: str, number: int) -> Version:
    """The author wants to go on writing."""
    return moved(ready_for(ArticleTransition.TAKE_BACK, by, code, number), ArticleTransition.TAKE_BACK, by.number)


@transaction.atomic
def send_back(*, by: Principal, code: str, number: int, remark: str) -> Version:
    """Send a version back to its author; ``remark`` says what to change."""
    if not remark.strip():
        raise Invalid("请填写退回原因，供起草人修改。", code="no_remark")
    row = ready_for(ArticleTransition.SEND_BACK, by, code, number)
    return moved(row, ArticleTransition.SEND_BACK, by.number, remark=remark.strip()[:300], reviewer="", publish_at=None)


@transaction.atomic
def approve(*, by: Principal, code: str, number: int, revision: int, remark: str = "") -> Version:
    """Approve exactly the revision that was read. Its authors may not. Raises Refused."""
    row = ready_for(ArticleTransition.APPROVE, by, code, number)
    refuse_unseen(row, revision)
    now = datetime.now(UTC)
    changed = {"reviewer": by.number, "reviewed_at": now, "remark": remark.strip()[:300]}
    return moved(row, ArticleTransition.APPROVE, by.number, revision=revision, **changed)


def ready_for(transition: ArticleTransition, by: Principal, code: str, number: int) -> Version:
    """The version, its article locked, when this person may do this now. Raises NotPermitted, NotFound, Refused."""
    require(by, *MOVES[transition].needs, about=code)
    locked(code)
    row = version(code, number)
    if why_not := article_refusal(row.life_status, transition, by.number):
        raise Refused(why_not, code="not_now")
    return row


def refuse_unseen(row: Version, revision: int) -> None:
    ARTICLES.refuse_stale(Seen(revision=revision), saving_of(row))


def moved(row: Version, transition: ArticleTransition, by: str, **changed: Any) -> Version:
    """Into the state that the deed leads to, with a row in the audit trail."""
    row.state = MOVES[transition].to.value
    for name, value in changed.items():
        setattr(row, name, value)
    row.save()
    remarks = {name: value for name, value in changed.items() if isinstance(value, str | int)}
    note(by, transition.value, row.article.code, row.number, **remarks)
    notify_of_move(row, transition, by)
    return row
