"""Asking the database from the event loop without letting it hold anybody up."""

import asyncio
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from hotline.kernel.errors import Unavailable


async def from_database[R](work: Callable[[], R], within: float = 5.0) -> R:
    """Run in a thread; Unavailable when the database is away or too slow (the thread is left to end by itself)."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(_run, work), within)
    except (OperationalError, InterfaceError, TimeoutError) as error:
        raise Unavailable("资料库暂时连不上。通话不受影响，过一会儿再试。") from error


def _run[R](work: Callable[[], R]) -> R:
    close_old_connections()
    try:
        return work()
    finally:
        connection.close()  # back to the pool
