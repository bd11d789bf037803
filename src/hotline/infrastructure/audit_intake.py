"""Rows of requests are stored together: those that arrive while a batch is being written form the next batch.

A request waits for its batch, a few milliseconds, so that no answer leaves before its row is stored. While the
database does not answer, rows go to a file of this node, and from there into the database once it is back.
"""

import asyncio
import fcntl
import os
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
import structlog

from hotline.infrastructure.database import from_database
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings

log = structlog.get_logger()
#: A batch that takes longer goes to the file. Both may hold a row then; the table takes it once.
WITHIN_SECONDS = 1.0
#: While the database is away it is tried this often; other requests do not wait for it.
RETRY_SECONDS = 5.0
BATCH = 500
COLUMNS = tuple(field.attname for field in AuditRow._meta.concrete_fields if not field.primary_key)


async def store(row: AuditRow) -> None:
    """Return once the row is in the database or in the file. Raises OSError when neither takes it."""
    await _of_loop().store(row)


def store_now(row: AuditRow) -> None:
    """As ``store``, for code without an event loop."""
    try:
        insert([row])
    except Exception as error:
        _spool_after(error, [row])


def insert(rows: Sequence[AuditRow]) -> None:
    """A row that is there already is skipped."""
    AuditRow.objects.bulk_create(rows, ignore_conflicts=True)


class _Intake:
    """The rows of an event loop that wait to be stored. One task stores them."""

    def __init__(self) -> None:
        self._waiting: list[tuple[AuditRow, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._away_until = 0.0

    async def store(self, row: AuditRow) -> None:
        if time.monotonic() < self._away_until:
            await asyncio.to_thread(append, [row])
            return
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((row, stored))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write(), name="audit rows")
        await asyncio.shield(stored)

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            rows = [row for row, _ in batch]
            try:
                await self._write_batch(rows)
            except OSError as error:
                log.exception("audit rows could not be stored", action="audit_lost", rows=len(rows))
                _settle(batch, error)
            else:
                _settle(batch)

    async def _write_batch(self, rows: list[AuditRow]) -> None:
        try:
            await from_database(lambda: _insert_and_drain(rows), WITHIN_SECONDS)
        except Exception as error:
            self._away_until = time.monotonic() + RETRY_SECONDS
            await asyncio.to_thread(_spool_after, error, rows)


def _settle(batch: Iterable[tuple[AuditRow, "asyncio.Future[None]"]], error: Exception | None = None) -> None:
    for _, stored in batch:
        if stored.done():
            continue
        if error is None:
            stored.set_result(None)
        else:
            stored.set_exception(error)


_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Intake] = WeakKeyDictionary()


def _of_loop() -> _Intake:
    return _loops.setdefault(asyncio.get_running_loop(), _Intake())


def _insert_and_drain(rows: list[AuditRow]) -> None:
    insert(rows)
    if has_waiting():
        drain()


# The file of this node ------------------------------------------------------------------------------------------------


def spool_file() -> Path:
    return settings().audit_dir / "waiting.jsonl"


def has_waiting() -> bool:
    try:
        return spool_file().stat().st_size > 0
    except FileNotFoundError:
        return False


def append(rows: Iterable[AuditRow]) -> None:
    """Add rows to the file and have the disk store them. Raises OSError."""
    lines = b"".join(msgspec.json.encode(_values(row)) + b"\n" for row in rows)
    path = spool_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o660), "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def drain() -> int:
    """Put the file's rows into the database and empty it; returns how many there were. Any process may do this."""
    try:
        file = spool_file().open("rb+")
    except FileNotFoundError:
        return 0
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        rows = [_row(line) for line in file if line.strip()]
        for start in range(0, len(rows), BATCH):
            insert(rows[start : start + BATCH])
        file.truncate(0)
        os.fsync(file.fileno())
    if rows:
        log.info("audit rows that waited are stored", action="audit_drained", rows=len(rows))
    return len(rows)


def _spool_after(error: Exception, rows: list[AuditRow]) -> None:
    log.warning("audit rows wait in a file", action="audit_spooled", rows=len(rows), error=type(error).__name__)
    append(rows)


def _values(row: AuditRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in COLUMNS}


def _row(line: bytes) -> AuditRow:
    values = msgspec.json.decode(line)
    return AuditRow(**(values | {"at": datetime.fromisoformat(values["at"])}))
