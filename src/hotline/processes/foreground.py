"""Running a process with Django's tables in the foreground until it is told to stop."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Awaitable, Callable

import uvloop

from hotline.infrastructure.imports import lasting_objects
from hotline.infrastructure.logging import configure_logging


def set_up_django(process: str) -> None:
    """Logs, then Django; before anything imports a model."""
    configure_logging(process)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    with lasting_objects():
        import django

        django.setup()


def instance_name() -> str:
    """Tells this process from others of its kind, in leases and heartbeats."""
    return f"{socket.gethostname().replace('.', '-')}-{os.getpid()}"


def run_until_stopped(work: Callable[[], Awaitable[None]]) -> int:
    """SIGTERM and SIGINT cancel the work, which then cleans up; 0 afterwards."""

    async def until_stopped() -> None:
        task = asyncio.ensure_future(work())
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(until_stopped(), loop_factory=uvloop.new_event_loop)
    return 0
