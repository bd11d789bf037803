"""The chain of archived recordings: each link covers the one before, so none can be exchanged or slipped in unseen."""

from typing import NamedTuple

from cryptography.hazmat.primitives import hashes

GENESIS = "0" * 64


class Link(NamedTuple):
    """``digest`` SM3 of the sound, ``sealed`` of the file as it is stored, ``link`` of all this and the link before."""

    position: int
    call: str
    digest: str
    sealed: str
    previous: str
    link: str


def linked(position: int, call: str, digest: str, sealed: str, previous: str) -> Link:
    told = "|".join((previous, str(position), call, digest, sealed))
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(told.encode())
    return Link(position, call, digest, sealed, previous, sm3.finalize().hex())


def objection(before: Link | None, link: Link) -> str:
    """What is wrong with a link that follows ``before``; empty when nothing is."""
    position, previous = (before.position, before.link) if before else (0, GENESIS)
    if link.position != position + 1:
        return "缺少这一条"
    if link != linked(position + 1, link.call, link.digest, link.sealed, previous):
        return "内容与摘要不符"
    return ""
