"""The side that holds the keys: answers typed requests on a Unix socket, one after the other, each in microseconds.

Its folder holds the socket, ``state.json`` with what everybody may know of the keys, and the journal of openings.
"""

import asyncio
import os
import re
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
import structlog

from hotline.infrastructure.key_service import wire
from hotline.infrastructure.key_service.key_holder import KeyHolder
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.key_service.openings import OpeningsJournal
from hotline.infrastructure.key_service.port import Altered, Purpose
from hotline.infrastructure.key_service.rights import ALLOWED, Allowed, denial, user_name
from hotline.kernel.sealed import Sealed, parts_of

log = structlog.get_logger()
JOURNAL = "openings"
PROCESS = re.compile(r"[a-z][a-z0-9-]{0,39}")
CREDENTIALS = struct.Struct("3i")
WAITING = 256
#: How often the keys' file is looked at while nobody asks: somebody may have copied a new one there.
LOOK_SECONDS = 1.0


class Denied(Exception):
    """This user may not ask for this."""


class KeyServer:
    """``allowed``: which user may ask for what."""

    def __init__(self, holder: KeyHolder, folder: Path, allowed: Mapping[str, Allowed] = ALLOWED) -> None:
        self._holder, self._folder, self._allowed = holder, folder, allowed
        self._journal = OpeningsJournal(folder / JOURNAL)
        self._published: SealingKeys | None = None
        self._decode = msgspec.msgpack.Decoder(cast(Any, wire.AnyRequest)).decode

    async def serve(self) -> None:
        """Until cancelled."""
        self.keys()
        path = self._folder / wire.SOCKET
        path.unlink(missing_ok=True)
        server = await asyncio.get_running_loop().create_unix_server(
            lambda: _Connection(self.answer), path, backlog=WAITING
        )
        path.chmod(0o666)  # who may pass its folder may ask; what they get, the table of rights says
        log.info("the keys are held", action="sealing_up", user=user_name(os.geteuid()))
        async with server:
            while True:
                await asyncio.sleep(LOOK_SECONDS)
                self.keys()

    def keys(self) -> SealingKeys:
        keys = self._holder.keys
        if keys is not self._published:
            fresh = self._folder / f"{wire.STATE}.new"
            fresh.write_bytes(msgspec.json.encode(keys.state))
            fresh.chmod(0o644)
            fresh.rename(self._folder / wire.STATE)
            self._published = keys
        return keys

    def answer(self, message: bytes, user: str, process: str) -> tuple[bytes, str]:
        """The reply, and the name by which the connection's process is counted from now on."""
        reply: wire.Done | wire.Failed
        try:
            request = self._decode(message)
            if why := denial(user, request, self._allowed):
                raise Denied(why)
            if isinstance(request, wire.Hello):
                process = request.process if PROCESS.fullmatch(request.process) else "unnamed"
            self._note(request, user, process)
            reply = wire.Done(msgspec.Raw(msgspec.msgpack.encode(self._result(request))))
        except Altered as error:
            reply = wire.Failed("altered", str(error.args[0]))
        except KeyError:
            reply = wire.Failed("destroyed")
        except FileNotFoundError:
            reply = wire.Failed("missing")
        except Denied as error:
            log.warning("a request was refused", action="sealing_denied", user=user, process=process, why=str(error))
            reply = wire.Failed("denied", str(error))
        except Exception as error:  # its text may hold what was asked
            log.error("a request failed", action="sealing_fault", user=user, error=type(error).__name__)
            reply = wire.Failed("fault", type(error).__name__)
        return msgspec.msgpack.encode(reply), process

    def _note(self, request: wire.AnyRequest, user: str, process: str) -> None:
        match request:
            case wire.Open(values, purpose):
                for place, count in Counter(map(_kind_of, values)).items():
                    self._journal.note(user, process, purpose, place, count)
            case wire.FileKey(purpose=purpose):
                self._journal.note(user, process, purpose, "file", 1)
            case wire.OpenFile():
                self._journal.note(user, process, Purpose.FILE, "file", 1)
            case wire.Watermark():
                self._journal.note(user, process, Purpose.WATERMARK, "watermark", 1)
            case _:
                pass

    def _result(self, request: wire.AnyRequest) -> object:
        keys = self.keys()
        match request:
            case wire.Hello():
                return None
            case wire.Seal(values):
                return keys.seal_all(values)
            case wire.Open(values, purpose):
                return keys.open_all(values, purpose)
            case wire.Move(value, place):
                return keys.moved(value, place)
            case wire.Index(clear):
                return keys.index(clear)
            case wire.Indexes(clear):
                return keys.indexes(clear)
            case wire.IndexesOf(value):
                return keys.indexes_of(value)
            case wire.TailIndexes(values):
                return keys.tail_indexes_of(values)
            case wire.Digests(text):
                return keys.digests(text)
            case wire.FileKey(dated, context, purpose):
                return keys.derived(dated, context, purpose)
            case wire.OpenFile(sealed):
                return keys.open_bytes(sealed)
            case wire.Watermark():
                return keys.watermark_secret()
            case _:
                return self._manage(request)

    def _manage(self, request: wire.AnyRequest) -> object:
        match request:
            case wire.Describe():
                return self._holder.status()
            case wire.Renew(dated, now):
                self._holder.renew(dated, now)
            case wire.Destroy(dated, purposes):
                self._holder.destroy(dated, purposes)
            case wire.DestroyAll(dated):
                self._holder.destroy_all(dated)
            case wire.RefuseUnbound():
                self._holder.refuse_unbound()
            case wire.CountOpenings():
                return self._journal.over()
            case wire.ForgetOpenings(periods):
                self._journal.forget(periods)
            case _:
                raise TypeError(type(request).__name__)
        self.keys()  # who asks for the state after this answer sees what was done
        return None


class _Connection(asyncio.Protocol):
    """One client: its user by the kernel's word, its process's name by its own."""

    def __init__(self, answer: Callable[[bytes, str, str], tuple[bytes, str]]) -> None:
        self._answer = answer
        self._read = bytearray()
        self._process = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)
        line = transport.get_extra_info("socket")
        _, uid, _ = CREDENTIALS.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size))
        self._user = user_name(uid)

    def data_received(self, data: bytes) -> None:
        self._read += data
        for message in self._messages():
            reply, self._process = self._answer(message, self._user, self._process)
            self._transport.write(wire.frame(reply))

    def _messages(self) -> Iterable[bytes]:
        while len(self._read) >= wire.LENGTH_BYTES:
            end = wire.LENGTH_BYTES + int.from_bytes(self._read[: wire.LENGTH_BYTES])
            if end > wire.MAX_MESSAGE:
                self._transport.abort()
                return
            if len(self._read) < end:
                return
            message = bytes(self._read[wire.LENGTH_BYTES : end])
            del self._read[:end]
            yield message


def _kind_of(sealed: Sealed) -> str:
    """The kind of subject and the field of a value, such as ``call/number``; nothing that names a citizen."""
    place = parts_of(sealed.cipher).place
    if place is None:
        return ""
    field = "".join(letter for letter in place.field if letter.isascii() and letter.isprintable())
    return f"{place.about.partition('/')[0]}/{field.rstrip('0123456789 ')}".replace("\t", " ")
