"""The chain of published versions: each link covers the one before, so none can be changed or slipped in unseen."""

from typing import Any, NamedTuple

import msgspec
from cryptography.hazmat.primitives import hashes

GENESIS = "0" * 64


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
    return sm3(msgspec.json.encode(published._asdict(), order="sorted"))


def link_of(position: int, previous: str, digest: str) -> str:
    """``position`` counts from 1 over all articles."""
    return sm3(f"{previous}|{position}|{digest}".encode())


def sm3(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()
