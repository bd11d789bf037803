"""Is what was published still what was published?"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Max

from hotline.domains.understanding.knowledge.models import File, Version
from hotline.domains.understanding.knowledge.queries.files import content_of_file
from hotline.domains.understanding.knowledge.rules import chain
from hotline.domains.understanding.knowledge.rules.life import READ
from hotline.events.knowledge import subject
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.kernel.chain import GENESIS, sm3
from hotline.kernel.errors import NotFound

AT_ONCE = 500


class Head(NamedTuple):
    """The end of the chain of published versions."""

    position: int
    #: The last link, which covers everything ever published.
    digest: str


def head() -> Head:
    """GENESIS while nothing is published."""
    last = position()
    link = Version.objects.filter(position=last).values_list("link", flat=True).first()
    return Head(last, link or GENESIS)


def position() -> int:
    """The number of the last link in the chain of published versions; 0 for none."""
    return Version.objects.aggregate(last=Max("position"))["last"] or 0


def vouched(row: Version) -> chain.Published:
    assert row.published_at is not None, "only what was published is in the chain"
    return chain.Published(
        code=row.article.code,
        number=row.number,
        content=row.content,
        authors=tuple(row.authors),
        reviewer=row.reviewer,
        publisher=row.publisher,
        at=row.published_at.isoformat(),
    )


def chain_faults() -> Iterator[str]:
    """The first fault of each published version, as a sentence; nothing when all is well. Reads everything."""
    previous, position = GENESIS, 0
    rows = Version.objects.filter(position__isnull=False).select_related("article").order_by("position")
    for row in rows.iterator(chunk_size=AT_ONCE):
        position += 1
        name = f"{row.article.code} 第{row.number}版"
        if row.position != position:
            yield f"{name}：此前缺少 {(row.position or 0) - position} 版"
            position = row.position or position
        if chain.digest_of(vouched(row)) != row.digest:
            yield f"{name}：内容与发布时的摘要不符"
        elif chain.link_of(position, previous, row.digest) != row.link:
            yield f"{name}：与前一版的链接不符"
        elif _contradicts_log(row):
            yield f"{name}：与事件日志不符"
        previous = row.link
    for row in Version.objects.filter(state__in=READ, position=None).select_related("article"):
        yield f"{row.article.code} 第{row.number}版：已发布但不在链上"


def file_faults() -> Iterator[str]:
    """Attachments that are gone or are not what was uploaded."""
    for row in File.objects.order_by("digest"):
        try:
            content = content_of_file(row.digest)
        except NotFound:
            yield f"附件 {row.name}：文件缺失"
        else:
            if sm3(content) != row.digest:
                yield f"附件 {row.name}：内容被改动"


def _contradicts_log(row: Version) -> bool:
    """Tests whether a logged event contradicts the version. A missing event does not: it may still be under way."""
    recorded = events_of_subject(subject(row.article.code), ["article.published"])
    return any(event.data["version"] == row.number and event.data["link"] != row.link for event in recorded)
