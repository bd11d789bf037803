"""The web process's connection to the bus: one connection and one mirror per event loop, opened on first use."""

import asyncio
import contextlib
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import structlog

from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.mirror import MIRRORED, Mirror
from hotline.infrastructure.session_registry import BUCKET, SessionBook, SessionState
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()

OPEN_SECONDS = 3.0
RETRY_SECONDS = 1.0
SNAPSHOT_SECONDS = 2.0


@dataclass
class _Line:
    mirror: Mirror
    sessions: SessionBook
    opened: "asyncio.Future[Bus]"
    task: "asyncio.Task[None]"


_lines: WeakKeyDictionary[asyncio.AbstractEventLoop, _Line] = WeakKeyDictionary()


async def bus() -> Bus:
    """The connection; Unavailable when the bus cannot be reached now (we keep trying)."""
    try:
        return await asyncio.wait_for(asyncio.shield(_line().opened), OPEN_SECONDS)
    except TimeoutError as error:
        raise Unavailable("系统内部通道暂时无法连接，请重试。", code="no_answer") from error


def mirror() -> Mirror:
    """The mirror as it is now. It may be empty, or old while the bus is away."""
    return _line().mirror


async def ready_mirror() -> Mirror:
    """The mirror after its first snapshot.

    When the snapshot takes longer than SNAPSHOT_SECONDS, the mirror as it is.
    """
    found = _line().mirror
    if not found.ready.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(found.ready.wait(), SNAPSHOT_SECONDS)
    return found


def is_revoked(number: str, epoch: int) -> bool:
    """Whether sessions of this epoch have been ended. False where no mirror runs (a shell, a test)."""
    try:
        line = _lines.get(asyncio.get_running_loop())
    except RuntimeError:
        return False
    published = line.mirror.read(f"sessions/{number}", int) if line else None
    return published is not None and epoch < published


def known_state(session: str) -> SessionState | None:
    """The state of a session. None where no mirror runs (a shell, a test)."""
    try:
        line = _lines.get(asyncio.get_running_loop())
    except RuntimeError:
        return None
    return line.sessions.get(session) if line else None


def session_book() -> SessionBook:
    """The states of the sessions as this process has received them. Opens the line."""
    return _line().sessions


def has_line() -> bool:
    """Whether this event loop has a line to the bus, open or being opened: a shell and most tests have none."""
    return asyncio.get_running_loop() in _lines


def is_cut_off() -> bool:
    """Tests whether the mirror is out of date because the bus is away."""
    opened = _line().opened
    return not (opened.done() and opened.result().connected)


async def hang_up() -> None:
    """Close this loop's line, if there is one."""
    line = _lines.pop(asyncio.get_running_loop(), None)
    if line is not None:
        line.task.cancel()
        await asyncio.gather(line.task, return_exceptions=True)


def _line() -> _Line:
    loop = asyncio.get_running_loop()
    if loop not in _lines:
        held: asyncio.Future[Bus] = loop.create_future()
        mirror, sessions = Mirror(), SessionBook()
        task = loop.create_task(_hold(held, mirror, sessions), name="line to the bus")
        _lines[loop] = _Line(mirror, sessions, held, task)
    return _lines[loop]


async def _hold(opened: "asyncio.Future[Bus]", mirror: Mirror, sessions: SessionBook) -> None:
    """Hold the connection for good.

    A bus too busy to answer, as when everything starts, is tried again every second.
    """
    while True:
        try:
            async with Bus(settings(), "web") as bus:
                await bus.await_stores(*MIRRORED, BUCKET)
                opened.set_result(bus)
                async with asyncio.TaskGroup() as group:
                    group.create_task(mirror.follow(bus), name="mirror")
                    group.create_task(sessions.follow(bus), name="session states")
        except DOWN as error:
            log.warning("the line to the bus did not open, trying again", action="bus_not_opened", error=repr(error))
            await asyncio.sleep(RETRY_SECONDS)
