"""The chain of published versions: each link covers the one before, so none can be changed or slipped in unseen."""

from typing import Any, NamedTuple

import msgspec

from hotline.kernel import chain


class Published(NamedTuple):
    """What a link vouches for. ``content`` is the article as it is kept, ``at`` the moment in ISO form, UTC."""

    code: str
    number: int
    content: dict[str, Any]
    authors: tuple[str, ...]
    reviewer: str
    publisher: str
    at: str


def digest_of(published: Published) -> str:
    """SM3 over all of it, keys in order."""
    return chain.sm3(msgspec.json.encode(published._asdict(), order="sorted"))


def link_of(position: int, previous: str, digest: str) -> str:
    """``position`` counts from 1 over all articles."""
    return chain.link(previous, f"|{position}|{digest}".encode())
