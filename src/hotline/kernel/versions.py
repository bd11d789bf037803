"""Rules for every document that is written in versions: who saved last, who has seen that, who may approve.

A document is a flow, an article, a model of cases, a wall's layout, a prompt. Its versions are numbered from 1. Either
every saving is a version of its own, or a draft is saved over and its savings are counted as revisions.
"""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from hotline.kernel.clock import BEIJING, beijing_day
from hotline.kernel.errors import Refused

STALE = "stale_version"


class Saving(NamedTuple):
    """The last saving of a document. ``number``: its newest version; ``revision``: which saving of that draft, 0 where
    none is open or savings are not counted; ``by``: a staff number; ``at``: when, None where that is not known.
    """

    number: int
    revision: int
    by: str
    at: datetime | None


class Seen(NamedTuple):
    """What a writer had before them, in the terms of ``Saving``; None for what the document does not count."""

    number: int | None = None
    revision: int | None = None


def is_current(seen: Seen, last: Saving | None) -> bool:
    """Whether nobody has saved since. ``last`` None: the document has no version yet, which is seen as 0."""
    now = (last.number, last.revision) if last else (0, 0)
    return all(mine is None or mine == theirs for mine, theirs in zip(seen, now, strict=True))


def stale_refusal(document: str, last: Saving | None, name: str, now: datetime) -> Refused:
    """409 ``stale_version`` with ``newest``, ``revision``, ``by``, ``by_name`` and ``at`` (ISO, UTC; None: not known).

    ``document``: what the sentence calls it, such as 这个流程; ``name``: of who saved last, "" when it is not known.
    """
    if last is None:
        return Refused(f"还没有{document}。请从空白开始。", code=STALE)
    where = f"，现在是第 {last.number} 版" if last.number and not last.revision else ""
    who = name or last.by or "有人"
    message = f"{who}{_moment(last.at, now)}改过{document}{where}。请查看改动后继续。"
    refusal = Refused(message, code=STALE)
    refusal.extra = {
        "newest": last.number,
        "revision": last.revision,
        "by": last.by,
        "by_name": name,
        "at": last.at.isoformat() if last.at else None,
    }
    return refusal


def is_independent(reviewer: str, authors: Collection[str]) -> bool:
    """Whether two people took part: the reviewer has written nothing of it. Nobody ("") is no second person."""
    return bool(reviewer) and reviewer not in authors


def _moment(at: datetime | None, now: datetime) -> str:
    """The clock time, after the date when that is another one than today; 刚 when the moment is not known."""
    if at is None:
        return "刚"
    there = at.astimezone(BEIJING)
    day = "" if beijing_day(at) == beijing_day(now) else f" {there.month} 月 {there.day} 日"
    return f"在{day} {there:%H:%M} "
