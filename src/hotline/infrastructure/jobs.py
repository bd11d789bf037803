"""Background work: put off in the transaction that asks for it, done by any worker afterwards."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections
from procrastinate.contrib.django import app


def defer(task: str, *, seconds: float = 0, lock: str | None = None, **arguments: Any) -> None:
    """Ask for ``task`` (``….recordings.jobs.check``, a dotted path) in so many seconds; one at a time per ``lock``."""
    delay = {"seconds": max(round(seconds), 0)} if seconds > 0 else None
    app.configure_task(task, lock=lock, schedule_in=delay).defer(**arguments)


def with_database[**P, R](work: Callable[P, R]) -> Callable[P, R]:
    """Work in a worker's thread, with a connection that is known to live and is given back."""

    @functools.wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        try:
            return work(*args, **kwargs)
        finally:
            close_old_connections()

    return done
