"""The side that parses. Three processes: the server listens, an attendant serves one connection, a worker runs its job.

The worker is forked from a server that has loaded all parsers, so it starts in milliseconds and needs no file. It gives
up what it does not need (``_confine``). Whatever it does, the attendant reads no more than ``result_mb`` from its pipe,
waits no longer than ``wall_seconds``, and ends it.
"""

import contextlib
import ctypes
import os
import resource
import select
import signal
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, NoReturn

import msgspec
import structlog

from hotline.infrastructure.sandbox import seccomp
from hotline.infrastructure.sandbox.wire import (
    JOB_SECONDS,
    PIECE,
    Ended,
    Job,
    Outcome,
    SandboxLimits,
    Signature,
    name_of,
    receive,
    send,
)
from hotline.kernel.errors import Refused

log = structlog.get_logger()
MEGABYTE = 1 << 20
AT_A_TIME = max(2, os.cpu_count() or 1)
OPEN_FILES = 64
SET_DUMPABLE = 4
#: Which limit a signal of the kernel stands for.
STOPPED_BY: dict[int, Ended] = {signal.SIGXCPU: "cpu", signal.SIGKILL: "cpu"}


class Server:
    """Runs the given functions, and no others, for who reaches the listening socket."""

    def __init__(self, listener: socket.socket, functions: Iterable[Callable[..., Any]]) -> None:
        self._listener = listener
        self._functions = {name_of(function): (function, Signature(function)) for function in functions}
        self._attendants = set[int]()

    def serve(self) -> NoReturn:
        """Raises NoFilter on a machine where jobs could not be confined."""
        seccomp.library()
        # Processes of one user could otherwise look into each other's memory.
        ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)
        signal.signal(signal.SIGCHLD, self._bury)
        while True:
            while len(self._attendants) >= AT_A_TIME:
                time.sleep(0.01)  # ends early when an attendant ends
            connection, _ = self._listener.accept()
            with connection, _held_back(signal.SIGCHLD):
                if attendant := os.fork():
                    self._attendants.add(attendant)
                else:
                    self._attend(connection)

    def _bury(self, number: int, frame: FrameType | None) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                self._attendants.discard(ended)

    def _attend(self, connection: socket.socket) -> NoReturn:
        """The attendant's life: one job, its outcome, the end."""
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        try:
            self._listener.close()
            connection.settimeout(JOB_SECONDS)
            if message := receive(connection):
                send(connection, msgspec.msgpack.encode(self._outcome(message, connection)))
        except (OSError, ValueError, KeyError) as error:
            log.warning("a job was not run", action="sandbox_attendant", error=f"{type(error).__name__}: {error}")
        finally:
            os._exit(0)

    def _outcome(self, message: bytes, connection: socket.socket) -> Outcome:
        job = msgspec.msgpack.decode(message, type=Job)
        function, signature = self._functions[job.function]
        arguments = signature.read_arguments(job.arguments)
        limits = job.limits
        del message, job  # the worker has their content once, in its arguments
        reading, writing = os.pipe()
        worker = os.fork()
        if worker == 0:
            connection.close()
            os.close(reading)
            _work(lambda: function(**arguments), writing, limits)
        os.close(writing)
        return _watched(worker, reading, limits)


def _work(run: Callable[[], Any], pipe: int, limits: SandboxLimits) -> NoReturn:
    """The worker's life: the outcome goes into the pipe."""
    try:
        _confine(limits)
        outcome = _run(run)
        rest = memoryview(msgspec.msgpack.encode(outcome))
        while rest:
            rest = rest[os.write(pipe, rest[:PIECE]) :]
    finally:
        os._exit(0)


def _run(run: Callable[[], Any]) -> Outcome:
    try:
        return Outcome("returned", msgspec.msgpack.encode(run()))
    except MemoryError:
        return Outcome("memory")
    except Refused as refusal:
        return Outcome("raised", error=type(refusal).__name__, message=refusal.message, code=refusal.code)
    except Exception as error:  # a parser raises anything; the client knows what it expects
        return Outcome("raised", error=type(error).__name__, message=str(error)[:1000])


def _confine(limits: SandboxLimits) -> None:
    """Give up files, processes, network, and memory and time above the limits."""
    with open("/proc/self/statm") as file:
        mapped, resident = (int(pages) * resource.getpagesize() for pages in file.read().split()[:2])
    for kind, limit in {
        resource.RLIMIT_AS: mapped + max(0, limits.memory_mb * MEGABYTE - resident),
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }.items():
        resource.setrlimit(kind, (limit, limit))
    seccomp.permit_only()


def _watched(worker: int, pipe: int, limits: SandboxLimits) -> Outcome:
    read, stopped_by = _read(pipe, limits)
    if stopped_by:
        os.kill(worker, signal.SIGKILL)
    _, status, usage = os.wait4(worker, 0)
    used = {"cpu_seconds": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}
    outcome = Outcome("crashed")
    if stopped_by:
        outcome = Outcome(stopped_by)
    elif os.WIFSIGNALED(status):
        outcome = Outcome(STOPPED_BY.get(os.WTERMSIG(status), "crashed"))
    else:
        with contextlib.suppress(msgspec.DecodeError):
            outcome = msgspec.msgpack.decode(read, type=Outcome)
    return msgspec.structs.replace(outcome, **used)


def _read(pipe: int, limits: SandboxLimits) -> tuple[bytes, Ended | None]:
    """What the worker wrote until it ended, and the limit that it broke."""
    read, deadline = bytearray(), time.monotonic() + limits.wall_seconds
    while select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
        piece = os.read(pipe, PIECE)
        if not piece:
            return bytes(read), None
        read += piece
        if len(read) > limits.result_mb * MEGABYTE:
            return b"", "result"
    return b"", "time"


@contextlib.contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    """The signal's handler waits until the end of the block."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
