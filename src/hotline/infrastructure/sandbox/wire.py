"""What goes over the sandbox's socket: a job there, its outcome back. Plain data in MessagePack, never objects."""

import inspect
import socket
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_type_hints

import msgspec

LENGTH_BYTES = 4
MAX_MESSAGE = 512 * 1024 * 1024
PIECE = 1 << 20
#: A client sends its job at once.
JOB_SECONDS = 10.0

type Ended = Literal["returned", "raised", "cpu", "memory", "time", "result", "crashed"]


class SandboxLimits(msgspec.Struct, frozen=True):
    """What one job may use. ``memory_mb``: resident memory of its process, with Python and the parsers themselves."""

    cpu_seconds: int = 2
    memory_mb: int = 256
    result_mb: int = 32

    @property
    def wall_seconds(self) -> float:
        """The time until the job is stopped even so: it may have to wait for a core."""
        return 10.0 + 5 * self.cpu_seconds


class Job(msgspec.Struct, frozen=True):
    """``function``: its name as ``name_of`` writes it. ``arguments``: an array in MessagePack, in their order."""

    function: str
    arguments: bytes
    limits: SandboxLimits


class Outcome(msgspec.Struct, frozen=True):
    """How a job ended.

    ``ended``: ``returned`` with ``value`` in MessagePack; ``raised`` an ``error`` (name of its class) with ``message``
    and ``code``; stopped at its limit of ``cpu``, ``memory``, ``time`` or ``result``; ``crashed``.
    """

    ended: Ended
    value: bytes = b""
    error: str = ""
    message: str = ""
    code: str = ""
    #: What it used; 0 as long as it runs.
    cpu_seconds: float = 0
    peak_mb: float = 0


class Signature:
    """The types of a function's parameters and of its result, by which both sides read what the other one sent."""

    def __init__(self, function: Callable[..., Any]) -> None:
        hints = get_type_hints(function)
        self._signature = inspect.signature(function)
        self._names = tuple(self._signature.parameters)
        types: Any = tuple(hints[name] for name in self._names)
        self._arguments = msgspec.msgpack.Decoder(tuple[types])
        self._result: Any = msgspec.msgpack.Decoder(hints["return"])

    def write_arguments(self, *positional: Any, **named: Any) -> bytes:
        bound = self._signature.bind(*positional, **named)
        bound.apply_defaults()
        return msgspec.msgpack.encode(tuple(bound.arguments.values()))

    def read_arguments(self, arguments: bytes) -> Mapping[str, Any]:
        return dict(zip(self._names, self._arguments.decode(arguments), strict=True))

    def read_result(self, value: bytes) -> Any:
        """Raises msgspec.DecodeError for what the function cannot have returned."""
        return self._result.decode(value)


def name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}:{function.__qualname__}"


def send(connection: socket.socket, message: bytes) -> None:
    connection.sendall(len(message).to_bytes(LENGTH_BYTES))
    connection.sendall(message)


def receive(connection: socket.socket) -> bytes:
    """A message; b"" when the other side has hung up. Raises ValueError for a longer one than is permitted."""
    length = int.from_bytes(_exactly(connection, LENGTH_BYTES))
    if length > MAX_MESSAGE:
        raise ValueError(f"a message of {length} bytes")
    return _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    read = bytearray()
    while len(read) < length:
        piece = connection.recv(min(PIECE, length - len(read)))
        if not piece:
            return b""
        read += piece
    return bytes(read)
