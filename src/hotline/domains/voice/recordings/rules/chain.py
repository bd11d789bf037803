"""The chain of archived recordings: each link covers the one before, so none can be exchanged or slipped in unseen."""

from typing import NamedTuple

from hotline.kernel.chain import GENESIS
from hotline.kernel.chain import link as link_after


class Link(NamedTuple):
    """``digest`` SM3 of the sound, ``sealed`` of the file as it is stored, ``link`` of all this and the link before."""

    position: int
    call: str
    digest: str
    sealed: str
    previous: str
    link: str


def linked(position: int, call: str, digest: str, sealed: str, previous: str) -> Link:
    content = f"|{position}|{call}|{digest}|{sealed}"
    return Link(position, call, digest, sealed, previous, link_after(previous, content.encode()))


def link_error(before: Link | None, link: Link) -> str:
    """Why the link does not follow ``before``, in a sentence; "" when it does."""
    position, previous = (before.position, before.link) if before else (0, GENESIS)
    if link.position != position + 1:
        return "缺少这一条"
    if link != linked(position + 1, link.call, link.digest, link.sealed, previous):
        return "内容与摘要不符"
    return ""
