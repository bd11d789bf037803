"""What goes over the socket of the process ``sealing``: typed requests there, their results back, in MessagePack.

Every request can be repeated safely, so that a client asks again when the process died over it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from hotline.infrastructure.key_service.port import Clear, KeyStatus, Period, Purpose
from hotline.kernel.sealed import Place, Sealed

SOCKET, STATE = "sealing.sock", "state.json"
LENGTH_BYTES = 4
#: A file of before, sealed in one piece, is the longest message.
MAX_MESSAGE = 128 * 1024 * 1024


class Request(msgspec.Struct, frozen=True, tag=True, array_like=True):
    pass


class Hello(Request, frozen=True):
    """The first message of a connection: the name by which the client's process is counted."""

    process: str


class Seal(Request, frozen=True):
    values: Sequence[Clear]


class Open(Request, frozen=True):
    values: Sequence[Sealed]
    purpose: Purpose


class Move(Request, frozen=True):
    """A value for another place. Its clear text does not leave the process."""

    value: Sealed
    place: Place


class Index(Request, frozen=True):
    clear: str


class Indexes(Request, frozen=True):
    clear: str


class IndexesOf(Request, frozen=True):
    value: Sealed


class TailIndexes(Request, frozen=True):
    values: Sequence[Sealed]


class Digests(Request, frozen=True):
    text: str


class FileKey(Request, frozen=True):
    """The key of one file, derived from a dated key; its content does not travel."""

    dated: str
    context: bytes
    purpose: Purpose


class OpenFile(Request, frozen=True):
    """A file of before, sealed in one piece."""

    sealed: bytes


class Watermark(Request, frozen=True):
    pass


class Describe(Request, frozen=True):
    pass


class Renew(Request, frozen=True):
    dated: str
    now: datetime


class Destroy(Request, frozen=True):
    dated: str
    purposes: Sequence[str]


class DestroyAll(Request, frozen=True):
    dated: str


class RefuseUnbound(Request, frozen=True):
    pass


class CountOpenings(Request, frozen=True):
    pass


class ForgetOpenings(Request, frozen=True):
    """These periods are in the audit trail."""

    periods: Sequence[str]


type AnyRequest = (
    Hello
    | Seal
    | Open
    | Move
    | Index
    | Indexes
    | IndexesOf
    | TailIndexes
    | Digests
    | FileKey
    | OpenFile
    | Watermark
    | Describe
    | Renew
    | Destroy
    | DestroyAll
    | RefuseUnbound
    | CountOpenings
    | ForgetOpenings
)

#: The type of each request's result.
RESULTS: dict[type[Request], Any] = {
    Hello: None,
    Seal: list[Sealed],
    Open: list[str],
    Move: Sealed,
    Index: str,
    Indexes: list[str],
    IndexesOf: list[str],
    TailIndexes: list[str],
    Digests: list[str],
    FileKey: bytes,
    OpenFile: bytes,
    Watermark: str,
    Describe: KeyStatus,
    Renew: None,
    Destroy: None,
    DestroyAll: None,
    RefuseUnbound: None,
    CountOpenings: list[Period],
    ForgetOpenings: None,
}


class Done(msgspec.Struct, frozen=True, tag=True, array_like=True):
    result: msgspec.Raw


class Failed(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """``why``: ``destroyed`` (the key), ``altered``, ``denied`` (to this user), ``missing`` (the file), ``fault``."""

    why: str
    message: str = ""


def frame(message: bytes) -> bytes:
    return len(message).to_bytes(LENGTH_BYTES) + message
