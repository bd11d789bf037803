"""Asks the process ``sealing``. While it restarts, a request is repeated for some seconds: none is lost.

Each thread has a connection of its own. What everybody may know of the keys is read from its ``state.json``.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec
import structlog

from hotline.infrastructure.key_service import wire
from hotline.infrastructure.key_service.port import (
    Altered,
    Clear,
    KeyState,
    KeyStatus,
    Period,
    Purpose,
    is_settled,
)
from hotline.kernel.errors import Unavailable
from hotline.kernel.sealed import Place, Sealed

log = structlog.get_logger()
AWAY = "加密服务暂无应答，未作改动。请稍后重试。"
#: A process that was killed is back within a second, on a busy machine within a few. Loops wait in ``sealing_aside``.
PATIENCE_SECONDS = 6.0
PAUSE_SECONDS = 0.02
#: A file of before may have to be opened first, for somebody else.
ANSWER_SECONDS = 5.0
PIECE = 1 << 20
_ERRORS = (OSError, EOFError)


class KeyServiceClient:
    """``folder``: of the process ``sealing``."""

    def __init__(self, folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._folder, self._patience = folder, patience_seconds
        self._lines = threading.local()
        self._decoders = {
            kind: msgspec.msgpack.Decoder(cast(Any, result)).decode for kind, result in wire.RESULTS.items()
        }
        self._reply = msgspec.msgpack.Decoder(cast(Any, wire.Done | wire.Failed)).decode
        #: The last request waited in vain: the next ones try once each, until one is answered.
        self._away = False

    @property
    def state(self) -> KeyState:
        path = self._folder / wire.STATE
        try:
            found = path.stat()
        except FileNotFoundError:
            self._request(wire.Hello(_process_name()))  # it has never run yet: wait for it
            found = path.stat()
        return _state(path, found.st_mtime_ns, found.st_ino)

    def seal(self, clear: str, masked: str, place: Place) -> Sealed:
        return self.seal_all([Clear(clear, masked, place)])[0]

    def seal_all(self, values: Sequence[Clear]) -> list[Sealed]:
        return cast(list[Sealed], self._request(wire.Seal(values))) if values else []

    def open(self, sealed: Sealed, purpose: Purpose = Purpose.REVEAL) -> str:
        return self.open_all([sealed], purpose)[0]

    def open_all(self, values: Sequence[Sealed], purpose: Purpose = Purpose.REVEAL) -> list[str]:
        return cast(list[str], self._request(wire.Open(values, purpose))) if values else []

    def moved(self, sealed: Sealed, place: Place) -> Sealed:
        return sealed if self.is_settled(sealed, place) else cast(Sealed, self._request(wire.Move(sealed, place)))

    def is_settled(self, sealed: Sealed, place: Place) -> bool:
        return is_settled(sealed, place, self.state)

    def open_bytes(self, sealed: bytes) -> bytes:
        return cast(bytes, self._request(wire.OpenFile(sealed)))

    def derived(self, dated: str, context: bytes, purpose: Purpose = Purpose.FILE) -> bytes:
        return cast(bytes, self._request(wire.FileKey(dated, context, purpose)))

    def index(self, clear: str) -> str:
        return cast(str, self._request(wire.Index(clear)))

    def indexes(self, clear: str) -> list[str]:
        return cast(list[str], self._request(wire.Indexes(clear)))

    def indexes_of(self, sealed: Sealed) -> list[str]:
        state = self.state
        if state.one_index and state.bound_only:
            return [sealed.index]
        return cast(list[str], self._request(wire.IndexesOf(sealed)))

    def tail_indexes_of(self, numbers: Sequence[Sealed]) -> list[str]:
        return cast(list[str], self._request(wire.TailIndexes(numbers))) if numbers else []

    def digests(self, text: str) -> list[str]:
        return cast(list[str], self._request(wire.Digests(text)))

    def watermark_secret(self) -> str:
        return cast(str, self._request(wire.Watermark()))

    def status(self) -> KeyStatus:
        return cast(KeyStatus, self._request(wire.Describe()))

    def renew(self, dated: str, now: datetime) -> None:
        self._request(wire.Renew(dated, now))

    def destroy(self, dated: str, purposes: Sequence[str]) -> None:
        self._request(wire.Destroy(dated, purposes))

    def destroy_all(self, dated: str) -> None:
        self._request(wire.DestroyAll(dated))

    def refuse_unbound(self) -> None:
        self._request(wire.RefuseUnbound())

    def openings(self) -> list[Period]:
        return cast(list[Period], self._request(wire.CountOpenings()))

    def forget_openings(self, periods: Sequence[str]) -> None:
        self._request(wire.ForgetOpenings(periods))

    def _request(self, request: wire.Request) -> object:
        """Raises KeyError, Altered, Unavailable, PermissionError."""
        reply = self._reply(self._exchange(msgspec.msgpack.encode(request)))
        if isinstance(reply, wire.Done):
            return self._decoders[type(request)](reply.result)
        match reply.why:
            case "altered":
                raise Altered(reply.message)
            case "destroyed":
                raise KeyError("the key was destroyed")
            case "missing":
                raise FileNotFoundError("the keys' file is not there")
            case "denied":
                raise PermissionError(reply.message)
            case _:
                raise Unavailable(AWAY, code="sealing_unavailable")

    def _exchange(self, message: bytes) -> bytes:
        deadline = time.monotonic() + (0 if self._away else self._patience)
        while True:
            try:
                reply = self._tried(message)
            except _ERRORS as error:
                self._hang_up()
                if time.monotonic() < deadline:
                    time.sleep(PAUSE_SECONDS)
                    continue
                if not self._away:
                    log.error("the sealing process does not answer", action="sealing_away", error=type(error).__name__)
                self._away = True
                raise Unavailable(AWAY, code="sealing_unavailable") from error
            self._away = False
            return reply

    def _tried(self, message: bytes) -> bytes:
        line = self._line()
        line.sendall(wire.frame(message))
        return _received(line)

    def _line(self) -> socket.socket:
        """This thread's connection; a forked process makes its own."""
        stored = getattr(self._lines, "stored", None)
        if stored is not None and stored[0] == os.getpid():
            return cast(socket.socket, stored[1])
        line = socket.socket(socket.AF_UNIX)
        try:
            line.settimeout(ANSWER_SECONDS)
            line.connect(str(self._folder / wire.SOCKET))
            self._lines.stored = (os.getpid(), line)
            line.sendall(wire.frame(msgspec.msgpack.encode(wire.Hello(_process_name()))))
            _received(line)
        except BaseException:
            line.close()
            self._lines.stored = None
            raise
        return line

    def _hang_up(self) -> None:
        stored, self._lines.stored = getattr(self._lines, "stored", None), None
        if stored is not None:
            stored[1].close()


def _process_name() -> str:
    """``web`` of ``hotline web``: the command, or else the program."""
    return sys.argv[1] if len(sys.argv) > 1 else Path(sys.argv[0]).stem


@lru_cache(maxsize=4)
def _state(path: Path, written_ns: int, file_number: int) -> KeyState:
    return msgspec.json.decode(path.read_bytes(), type=KeyState)


def _received(line: socket.socket) -> bytes:
    """Raises EOFError when the other side is gone."""
    read = bytearray(line.recv(PIECE))
    while len(read) < wire.LENGTH_BYTES or len(read) < wire.LENGTH_BYTES + int.from_bytes(read[: wire.LENGTH_BYTES]):
        piece = line.recv(PIECE)
        if not piece:
            raise EOFError
        read += piece
    return bytes(memoryview(read)[wire.LENGTH_BYTES :])
