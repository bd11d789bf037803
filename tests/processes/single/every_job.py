"""Has the worker run every timed job now, a re-sealing too, and prints those that did not succeed.

Run as a program with the installation's settings.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import django

from tests.installation import on_the_tables

WITHIN_SECONDS = 240.0
OVER = {"succeeded", "failed", "cancelled", "aborted"}


def failed_jobs() -> dict[str, str]:
    """Job and state, when all have run: by a program of its own, as this one has another database."""
    ran = on_the_tables("tests.processes.single.every_job")
    assert ran.returncode == 0, ran.stdout
    found: dict[str, str] = json.loads(next(line for line in ran.stdout.splitlines() if line.startswith("{")))
    return found


def deferred() -> Iterator[tuple[str, int]]:
    """Jobs and their numbers. Who runs anyway at this moment is left to it."""
    from procrastinate.contrib.django import app
    from procrastinate.exceptions import AlreadyEnqueued

    from hotline.domains.platform.citizens.actions import seal_renewal

    now = datetime.now(UTC)
    seal_renewal.begin(by="system", now=now)
    for timed in app.periodic_registry.periodic_tasks.values():
        for _ in range(20):
            try:
                yield timed.task.name, timed.task.defer(timestamp=int(now.timestamp()))
                break
            except AlreadyEnqueued:
                time.sleep(0.5)


def unfinished(jobs: dict[str, int]) -> dict[str, str]:
    """A job that succeeded is deleted."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    def states() -> dict[int, str]:
        return dict(ProcrastinateJob.objects.filter(pk__in=jobs.values()).values_list("pk", "status"))

    until(lambda: set(states().values()) <= OVER)
    left = states()
    return {name: left[number] for name, number in jobs.items() if number in left}


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN_SECONDS
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.5)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    print(json.dumps(unfinished(dict(deferred()))))
