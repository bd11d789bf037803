"""The side that needs something parsed: a function that runs in the sandbox and looks as if it ran here."""

import socket
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

import msgspec
import structlog

from hotline.infrastructure.sandbox.wire import (
    JOB_SECONDS,
    Job,
    Outcome,
    SandboxLimits,
    Signature,
    name_of,
    receive,
    send,
)
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Unavailable

log = structlog.get_logger()
#: A job that waits for its turn behind others, and then for a core.
BEHIND_OTHERS_SECONDS = 30.0
DEFAULT = SandboxLimits()

AWAY = "文件检查暂不可用，文件未接收。请稍后重传。"
TOO_COMPLEX = "文件过于复杂或已损坏，无法检查，未接收。请拆分，或另存为新文件后上传。"


def in_sandbox[**P, R](
    function: Callable[P, R], *, errors: tuple[type[Exception], ...] = (), limits: SandboxLimits = DEFAULT
) -> Callable[P, R]:
    """The function, run in the sandbox. ``config/sandboxed.py`` must list it.

    It raises what the function raises, Invalid and ``errors`` only; each of them is made from its message. Raises
    Invalid ``file_too_complex`` too for a job that needs more than its limits or crashes its parser, Unavailable
    ``sandbox_unavailable`` when nothing was parsed.
    """
    name, signature = name_of(function), Signature(function)
    known = {kind.__name__: kind for kind in errors}

    @wraps(function)
    def confined(*positional: P.args, **named: P.kwargs) -> R:
        outcome = exchange(Job(name, signature.write_arguments(*positional, **named), limits))
        used = {"function": name, "cpu_seconds": round(outcome.cpu_seconds, 3), "peak_mb": round(outcome.peak_mb)}
        if outcome.ended == "returned":
            log.debug("a job is done", action="sandbox_done", **used)
            try:
                return cast(R, signature.read_result(outcome.value))
            except msgspec.DecodeError as error:
                log.error("a job answers what it cannot", action="sandbox_forged", **used)
                raise Invalid(TOO_COMPLEX, code="file_too_complex") from error
        if outcome.ended == "raised" and outcome.error in known:
            raise known[outcome.error](outcome.message)
        if outcome.ended == "raised" and outcome.error == Invalid.__name__:
            log.debug("a job refuses", action="sandbox_done", **used)
            raise Invalid(outcome.message, code=outcome.code)
        log.warning("a job was stopped", action="sandbox_stopped", ended=outcome.ended, error=outcome.error, **used)
        raise Invalid(TOO_COMPLEX, code="file_too_complex")

    return confined


def exchange(job: Job) -> Outcome:
    """Raises Unavailable."""
    try:
        with connection() as connected:
            send(connected, msgspec.msgpack.encode(job))
            connected.settimeout(BEHIND_OTHERS_SECONDS + job.limits.wall_seconds)
            answer = receive(connected)
        return msgspec.msgpack.decode(answer, type=Outcome)
    except (OSError, ValueError) as error:  # an empty answer is no MessagePack
        what = f"{type(error).__name__}: {error}"
        log.error("The sandbox does not answer", action="sandbox_away", function=job.function, error=what)
        raise Unavailable(AWAY, code="sandbox_unavailable") from error


def connection() -> socket.socket:
    connected: Any = socket.socket(socket.AF_UNIX)
    connected.settimeout(JOB_SECONDS)
    try:
        connected.connect(str(settings().sandbox_socket))
    except OSError:
        connected.close()
        raise
    return cast(socket.socket, connected)
