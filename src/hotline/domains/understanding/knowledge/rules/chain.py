"""The chain of published versions: each link covers the one before, so none can be changed or slipped in unseen."""

from typing import Any, NamedTuple

import msgspec

from hotline.kernel import chain


class Published(NamedTuple):
    """The content that a link of the chain vouches for."""

    code: str
    number: int
    #: The article as stored.
    content: dict[str, Any]
    authors: tuple[str, ...]
    reviewer: str
    publisher: str
    #: Moment in ISO form, UTC.
    at: str


def digest_of(published: Published) -> str:
    """SM3 over the JSON of all fields, with sorted keys."""
    return chain.sm3(msgspec.json.encode(published._asdict(), order="sorted"))


def link_of(position: int, previous: str, digest: str) -> str:
    """``position`` counts from 1 over all articles."""
    return chain.link(previous, f"|{position}|{digest}".encode())
