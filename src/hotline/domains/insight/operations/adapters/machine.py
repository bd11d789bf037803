"""The machine that this process runs on: disk, clock, certificate, backup, what waits in the database."""

import ctypes
import shutil
from contextlib import suppress
from datetime import datetime

from django.db import DatabaseError, connection

from hotline.domains.insight.operations.adapters.certificate import served_certificate
from hotline.domains.insight.operations.rules.machine import BackupNow, ClockNow, DiskUse, Machine
from hotline.domains.platform.security.ports import version
from hotline.infrastructure.backups import condition
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

#: timex.h: the clock follows no time service.
UNSYNCHRONISED, ERROR_STATE = 0x40, 5
MICRO = 1_000_000
JOBS = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()"
UNSENT = "SELECT count(*) FROM infrastructure_outgoing WHERE sent_at IS NULL"
SIZE = "SELECT pg_database_size(current_database())"


class _Timex(ctypes.Structure):
    """``struct timex`` of the C library as far as it is read; the rest is room for it."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("max_error", ctypes.c_long),
        ("est_error", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def this_machine(now: datetime) -> Machine:
    place = settings().place
    total, _, free = shutil.disk_usage(place.data)
    program = version()
    certificate = None
    with suppress(Unavailable):
        certificate = served_certificate()
    jobs, unsent, size = (_number(query) for query in (JOBS, UNSENT, SIZE))
    return Machine(
        site=place.site,
        node=place.node,
        version=program.number,
        revision=program.revision,
        disk=DiskUse(total, free),
        clock=clock_now(),
        certificate_until=certificate.not_after if certificate else None,
        backup=_backup(now),
        jobs=jobs,
        unsent=unsent,
        database_bytes=size,
    )


def clock_now() -> ClockNow | None:
    """What the kernel knows of its clock; None where the C library cannot be asked."""
    found = _Timex()
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.byref(found))
    except (OSError, AttributeError):
        return None
    if state < 0:
        return None
    is_synchronised = state != ERROR_STATE and not found.status & UNSYNCHRONISED
    return ClockNow(is_synchronised, found.max_error / MICRO)


def _backup(now: datetime) -> BackupNow | None:
    if not settings().backup.to:
        return None
    known = condition.read(settings().place.data.absolute() / "backup")
    if known is None:
        return BackupNow(None, None, None, None, ("尚未备份：请查看备份程序（hotline status）",))
    problems = tuple(condition.problems_of(known, now))
    return BackupNow(known.restorable, known.base, known.verified, known.drilled, problems)


def _number(query: str) -> int | None:
    """None while the database is away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return None
