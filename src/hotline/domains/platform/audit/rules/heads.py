"""Heads: how far the audit chain reaches, signed every minute."""

import base64
import itertools
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec

from hotline.kernel.chain import GENESIS, sm3

#: Two heads further apart than this have one missing between them.
MAX_GAP = timedelta(minutes=3)


class HeadKind(StrEnum):
    HEAD = "head"
    #: Rows up to here were removed because their time was over.
    CHECKPOINT = "checkpoint"
    #: Somebody has looked into what was found and has the chain go on from here.
    RESTART = "restart"


class Head(msgspec.Struct, frozen=True):
    """The state of the chain at one moment.

    ``updates`` and ``deletes`` are PostgreSQL's counts of changed and removed rows of the audit tables: an insert-only
    table has none but those that retention has removed.
    """

    site: str
    node: str
    #: Links of the chain; ``digest`` is that of the last one.
    position: int
    digest: str
    at: datetime
    #: SM3 of the head before, as it was signed.
    previous: str = GENESIS
    kind: HeadKind = HeadKind.HEAD
    note: str = ""
    #: The position behind which the chain begins, 0 until rows were removed, and the digest there.
    begin: int = 0
    begin_digest: str = GENESIS
    #: The highest id among the rows that are linked.
    row_id: int = 0
    updates: int = 0
    deletes: int = 0
    #: The last change of the tables' structure that was noted.
    ddl: int = 0
    #: What protects the tables in the database.
    guards: tuple[str, ...] = ()
    #: Fingerprint of the key that signs.
    key: str = ""


class SignedHead(msgspec.Struct, frozen=True):
    """``content`` exactly as it was signed: a Head in JSON. ``signature``: SM2, DER in base64."""

    content: str
    signature: str

    @property
    def head(self) -> Head:
        return msgspec.json.decode(self.content, type=Head)

    @property
    def digest(self) -> str:
        """The ``previous`` of the head that follows."""
        return sm3(self.content.encode())

    @property
    def signature_bytes(self) -> bytes:
        return base64.b64decode(self.signature)

    def line(self) -> bytes:
        """One line of a file, without its end."""
        return msgspec.json.encode(self)


def content_of(head: Head) -> str:
    """What is signed: JSON with sorted keys."""
    return msgspec.json.encode(head, order="sorted").decode()


def with_signature(content: str, signature: bytes) -> SignedHead:
    return SignedHead(content, base64.b64encode(signature).decode())


def read_line(line: bytes) -> SignedHead:
    """Raises msgspec.DecodeError or ValidationError for what is no head."""
    found = msgspec.json.decode(line, type=SignedHead)
    _ = found.head
    return found


def goes_back(before: SignedHead | None, after: SignedHead) -> bool:
    """Whether the chain would be shorter than it was, which nothing but a restart explains."""
    return before is not None and after.head.position < before.head.position and after.head.kind is not HeadKind.RESTART


class Gap(NamedTuple):
    start: datetime
    end: datetime


def gaps(heads: Sequence[SignedHead]) -> list[Gap]:
    """Times in which heads are missing, between heads in order."""
    moments = [each.head.at for each in heads]
    pairs = itertools.pairwise(moments)
    return [Gap(start, end) for start, end in pairs if end - start > MAX_GAP]


def unexplained(heads: Sequence[SignedHead], known: Collection[str]) -> SignedHead | None:
    """The first head that goes back, or whose predecessor nobody knows.

    ``known``: digests of the heads of all places. One place may have missed some.
    """
    pairs = itertools.pairwise(heads)
    return next((b for a, b in pairs if goes_back(a, b) or b.head.previous not in known), None)


def ends(heads: Sequence[SignedHead]) -> list[SignedHead]:
    """The heads whose signatures cover all of these: each head covers the one that it names as its predecessor."""
    pairs = itertools.pairwise(heads)
    return [a for a, b in pairs if b.head.previous != a.digest] + list(heads[-1:])


def in_force(heads: Iterable[SignedHead]) -> list[SignedHead]:
    """The heads that still count: from the last restart on."""
    found: list[SignedHead] = []
    for each in heads:
        if each.head.kind is HeadKind.RESTART:
            found.clear()
        found.append(each)
    return found
