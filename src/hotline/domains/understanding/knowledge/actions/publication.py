"""Writes reserved to the client: publish, now or at a moment, and take down."""

from datetime import UTC, date, datetime

import structlog
from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import emit, locked, note, one_at_a_time, staff
from hotline.domains.understanding.knowledge.actions.notifications import notify_of_move
from hotline.domains.understanding.knowledge.actions.reviews import moved, ready_for, refuse_unseen
from hotline.domains.understanding.knowledge.actions.validation import misfits, refusal
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.understanding.knowledge.ports import release_gate
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.queries.integrity import head, vouched
from hotline.domains.understanding.knowledge.queries.versions import due_to_publish, version
from hotline.domains.understanding.knowledge.rules import chain
from hotline.domains.understanding.knowledge.rules.life import ArticleTransition, State, article_refusal
from hotline.events.knowledge import ArticlePublished, ArticleRetired
from hotline.infrastructure import jobs
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.wording import fit_for_all

log = structlog.get_logger()
SYSTEM, PUBLISH_DUE = "system", "hotline.domains.understanding.knowledge.jobs.publish_due"


@transaction.atomic
def publish(*, by: Principal, code: str, number: int, revision: int, despite: str = "") -> Version:
    """Publish a version at once, or, where there is a release gate, as soon as the worker finds that the gate lets it
    pass.

    ``despite``: the client's reason for publishing what the gate refused. The version is valid from its own first day,
    which may be past or to come. Raises Refused, Invalid.
    """
    row = ready_for(ArticleTransition.PUBLISH, by, code, number)
    refuse_unseen(row, revision)
    refuse_misfit(row)
    gate = release_gate()
    if gate is not None and not despite:
        moved(row, ArticleTransition.SCHEDULE, by.number, publish_at=datetime.now(UTC), publisher=by.number)
        jobs.defer(PUBLISH_DUE)
        return row
    if gate is not None:
        gate.overrule(by=by, code=code, version=number, revision=revision, reason=despite)
    out(row, by=by.number)
    return row


@transaction.atomic
def schedule(*, by: Principal, code: str, number: int, revision: int, at: datetime) -> Version:
    """Schedule a version to be published ``at`` a moment in this person's name. Scheduling again moves the moment."""
    if at <= datetime.now(UTC):
        raise Invalid("定时发布时间已过，请重新选择或直接发布。", code="moment_past")
    row = ready_for(ArticleTransition.SCHEDULE, by, code, number)
    refuse_unseen(row, revision)
    refuse_misfit(row)
    return moved(row, ArticleTransition.SCHEDULE, by.number, publish_at=at, publisher=by.number)


@transaction.atomic
def call_off(*, by: Principal, code: str, number: int) -> Version:
    row = ready_for(ArticleTransition.CALL_OFF, by, code, number)
    return moved(row, ArticleTransition.CALL_OFF, by.number, publish_at=None, publisher="")


def publish_due(now: datetime) -> int:
    """Publish the versions whose scheduled moment has come. Returns the number. A failure does not stop the others."""
    done = 0
    for code, number in due_to_publish().filter(publish_at__lte=now).values_list("article__code", "number"):
        try:
            done += _publish_due(code, number)
        except Refused:
            log.exception("a scheduled version was not published", action="publish_due_failed", code=code)
    return done


def _publish_due(code: str, number: int) -> bool:
    """Publish one scheduled version, unless somebody has just cancelled or published it.

    The gate is queried while nothing is locked.
    """
    row = version(code, number)
    if row.state != State.SCHEDULED.value:
        return False
    gate = release_gate()
    objected = gate.refusal(row.parsed_article, number, row.revision) if gate is not None else ""
    with transaction.atomic():
        locked(code)
        now = version(code, number)
        if (now.state, now.revision, now.publisher) != (row.state, row.revision, row.publisher):
            return False
        if why_not := article_refusal(now.life_status, ArticleTransition.PUBLISH, now.publisher):
            raise Refused(why_not)
        if objected:
            moved(now, ArticleTransition.CALL_OFF, SYSTEM, publish_at=None, publisher="", remark=objected[:300])
            return False
        out(now, by=now.publisher)
        return True


@transaction.atomic
def retire(*, by: Principal, code: str, number: int, on: date | None, reason: str) -> Version:
    """Take a version down ``on`` a day (today when None). Nothing replaces it until another version is published."""
    first = on or today()
    if first < today():
        raise Invalid("下线日期不能早于今天。请改日期。", code="day_past")
    if not (why := fit_for_all(reason)):
        raise Invalid("请填写下线原因。", code="no_reason")
    row = ready_for(ArticleTransition.RETIRE, by, code, number)
    changed = {"retired_on": first, "retired_by": by.number, "retired_because": why[:200]}
    moved(row, ArticleTransition.RETIRE, by.number, retired_at=datetime.now(UTC), **changed)
    emit(locked(code), ArticleRetired(number, first, by.number, why), actor=staff(by.number))
    return row


def refuse_misfit(row: Version) -> None:
    """Raise Invalid when something that the version refers to has gone since its review."""
    if problems := list(misfits(row.parsed_article)):
        raise refusal(problems)


def out(row: Version, *, by: str, at: datetime | None = None, quietly: bool = False) -> None:
    """Publish a version: write the next link of the chain, the event, and the article's place in the tree.

    ``quietly``: its authors are not notified. The article's row must be locked.
    """
    one_at_a_time()
    article = Article.objects.get(pk=row.article_id)
    position, previous = head()
    row.article, row.publisher, row.published_at = article, by, at or datetime.now(UTC)
    row.state, row.position, row.publish_at = State.PUBLISHED.value, position + 1, None
    row.digest = chain.digest_of(vouched(row))
    row.link = chain.link_of(position + 1, previous, row.digest)
    row.save()
    content = row.parsed_article
    if article.topic != content.topic:
        article.topic = content.topic
        article.save(update_fields=["topic"])
    fact = ArticlePublished(
        version=row.number,
        title=row.title,
        topic=content.topic,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        authors=tuple(row.authors),
        reviewer=row.reviewer,
        publisher=by,
        digest=row.digest,
        position=position + 1,
        previous=previous,
        link=row.link,
    )
    emit(article, fact, actor=staff(by))
    note(by, ArticleTransition.PUBLISH.value, article.code, row.number, link=row.link)
    if not quietly:
        notify_of_move(row, ArticleTransition.PUBLISH, by)
