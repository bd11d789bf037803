"""Background jobs. A job is stored in the transaction that requests it, and any worker runs it afterwards."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections
from procrastinate.contrib.django import app

from hotline.infrastructure import audit_origin
from hotline.infrastructure.audit_origin import Origin


def defer(task: str, *, seconds: float = 0, lock: str | None = None, **arguments: Any) -> None:
    """Request a run of ``task`` (a dotted path, ``….recordings.jobs.check``) in so many seconds.

    Jobs with the same ``lock`` run one at a time.
    """
    delay = {"seconds": max(round(seconds), 0)} if seconds > 0 else None
    app.configure_task(task, lock=lock, schedule_in=delay).defer(**arguments)


def with_database[**P, R](work: Callable[P, R]) -> Callable[P, R]:
    """Wrap work for a worker's thread: it starts with a live database connection and gives the connection back."""

    @functools.wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        try:
            with audit_origin.originating(Origin(client=_name_of(work))):
                return work(*args, **kwargs)
        finally:
            close_old_connections()

    return done


def _name_of(work: Callable[..., Any]) -> str:
    """``job recordings.check``: whatever the work records in the audit trail names it."""
    area = work.__module__.removesuffix(".jobs").rpartition(".")[2]
    return f"job {area}.{getattr(work, '__name__', 'work')}"[: audit_origin.LONGEST_CLIENT]
