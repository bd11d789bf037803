"""Moves a deadline of a case close to now, because time cannot be moved.

Run as a program with the installation's settings, and with a case, a clock, and ``warned`` or ``overdue``.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

import django

from tests.installation import on_the_tables

#: How long before the deadline a warning finds the case.
LEFT = timedelta(minutes=20)


def make_late(case: str, clock: str, level: str) -> None:
    """``level``: warned or overdue. Written by a program of its own, as this one has another database."""
    ran = on_the_tables("tests.e2e.late_case", case, clock, level)
    assert ran.returncode == 0, ran.stdout


def write(case: str, clock: str, level: str) -> None:
    from hotline.domains.service.workorders.actions import time_events
    from hotline.domains.service.workorders.models import CaseDeadline

    now = datetime.now(UTC)
    due = now + LEFT if level == "warned" else now - timedelta(seconds=1)
    looked = now - timedelta(days=3) if level == "warned" else now - timedelta(seconds=2)
    rows = CaseDeadline.objects.filter(case=case, clock=clock, stopped_at=None)
    assert rows.update(due_at=due, looked_at=looked, next_at=now) == 1
    time_events.watch(now)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    write(*sys.argv[1:])
