"""Notifies reviewers, publishers, authors and readers of a version's progress and of required reading."""

from collections.abc import Iterable
from datetime import UTC, datetime

from hotline.domains.platform.notifications.actions import notify, receipts
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.understanding.knowledge.models import RequiredReading, Version
from hotline.domains.understanding.knowledge.rules.life import ArticleTransition
from hotline.kernel.permissions import Permission

REVIEW, REVIEWED, READING = "knowledge.in_review", "knowledge.reviewed", "knowledge.reading"
#: Titles of notifications to authors about other people's transitions.
TO_AUTHORS = {
    ArticleTransition.SEND_BACK: "条目退回修改",
    ArticleTransition.APPROVE: "条目审核通过",
    ArticleTransition.PUBLISH: "条目已发布",
}
REVIEWERS, PUBLISHERS = PermissionHolders(Permission.KNOWLEDGE_REVIEW), PermissionHolders(Permission.KNOWLEDGE_PUBLISH)


def notify_of_move(row: Version, transition: ArticleTransition, by: str) -> None:
    """Notify the people who act next, and the authors. Notifications that the transition settles are withdrawn."""
    if transition in (
        ArticleTransition.TAKE_BACK,
        ArticleTransition.SEND_BACK,
        ArticleTransition.APPROVE,
        ArticleTransition.SCHEDULE,
        ArticleTransition.PUBLISH,
        ArticleTransition.DROP,
    ):
        receipts.settle(_about(row))
    if transition is ArticleTransition.SUBMIT:
        _notify(row, transition, REVIEW, "条目等审核", [REVIEWERS], {by, *row.authors}, about=_about(row))
    if transition is ArticleTransition.APPROVE:
        _notify(row, transition, REVIEW, "条目等发布", [PUBLISHERS], {by, *row.authors}, about=_about(row))
    if transition in TO_AUTHORS:
        authors = [Person(number) for number in row.authors]
        _notify(row, transition, REVIEWED, TO_AUTHORS[transition], authors, {by}, part="authors")


def notify_readers(reading: RequiredReading, readers: Iterable[str]) -> None:
    row = reading.version
    content = Content(
        key=f"reading/{reading.pk}",
        about=f"reading/{reading.pk}",
        kind=READING,
        title=f"必读：{row.title}",
        text=f"{reading.due_on:%m-%d} 前阅读并确认。{reading.reason}",
        link=f"/knowledge?id={row.article.code}",
        at=reading.at,
        urgency=Urgency.IMPORTANT,
    )
    notify.notify(content, [Person(number) for number in readers], except_for=[reading.by])


def _notify(
    row: Version,
    transition: ArticleTransition,
    kind: str,
    what: str,
    to: Iterable[Addressee],
    except_for: Iterable[str],
    *,
    part: str = "",
    about: str = "",
) -> None:
    """Notify of a transition. ``part`` keeps two notifications of one transition distinct."""
    now = datetime.now(UTC)
    content = Content(
        key=f"article/{row.article.code}/{row.number}/{transition.value}/{part}/{now.isoformat()}",
        about=about,
        kind=kind,
        title=f"{what}：{row.title}",
        text=row.remark if transition is ArticleTransition.SEND_BACK else "",
        link=f"/knowledge/versions/{row.article.code}",
        at=now,
    )
    notify.notify(content, to, except_for=set(except_for))


def _about(row: Version) -> str:
    return f"article/{row.article.code}/{row.number}"
