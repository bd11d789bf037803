"""The program ``backup``: copies the files every minute, makes base backups, checks the repository, tries a restore
each week, says how it goes.

The database's log needs no program: PostgreSQL copies each piece itself (archive_command).
"""

import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from hotline.infrastructure.backups import condition, digests
from hotline.infrastructure.backups.tools import BackupFailed, BackupUnderWay
from hotline.infrastructure.logging import configure_logging
from hotline.processes.backup import drill
from hotline.processes.backup.copies import Copies
from hotline.processes.single.layout import Layout

log = structlog.get_logger()
VERIFIED_EVERY = timedelta(days=7)
TIDIED_EVERY = timedelta(days=1)
#: From one look whether a base backup is due to the next.
BASE_SECONDS = 60.0
#: At most, from one mark in the database's log to the next: how finely the newest restorable moment is known.
MARK_SECONDS = 10.0


def serve(copies: Copies, layout: Layout) -> int:
    """Run until told to stop."""
    configure_logging("backup")
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    Rounds(copies, layout, stopping).run()
    return 0


class Rounds:
    def __init__(self, copies: Copies, layout: Layout, stopping: threading.Event) -> None:
        self._copies, self._layout, self._stopping = copies, layout, stopping
        self._mark_seconds = min(MARK_SECONDS, layout.settings.backup.wal_seconds)
        self._created, self._files_at, self._tidied = False, 0.0, datetime.now(UTC)

    def run(self) -> None:
        threading.Thread(target=self._make_bases, name="base backups", daemon=True).start()
        while not self._stopping.is_set():
            problems = list(filter(None, (_attempt(self._copy_files), _attempt(self._mark))))
            self._note(problem="；".join(problems))
            self._stopping.wait(self._mark_seconds)

    def _copy_files(self) -> None:
        if time.monotonic() < self._files_at:
            return
        self._copies.files.create()
        snapshot = self._copies.copy_files()
        self._files_at = time.monotonic() + self._layout.settings.backup.files_seconds - self._mark_seconds
        self._note(files=snapshot.began)

    def _mark(self) -> None:
        if not self._created:
            self._copies.create()
            self._created = True
        if reached := self._copies.mark():
            self._note(database=reached)

    def _make_bases(self) -> None:
        """Beside the rounds: a base backup may take half an hour, and nothing else waits for it."""
        wait = self._mark_seconds
        while not self._stopping.wait(wait):
            if self._created:
                self._note(base_problem=_attempt(self._make_base))
                wait = BASE_SECONDS

    def _make_base(self) -> None:
        now, done = datetime.now(UTC), self._copies.wal.base_backups()
        is_first = not done
        if kind := self._copies.due(now, done):
            try:
                done = [self._copies.back_up_database(kind)]
            except BackupUnderWay:  # an operator's
                return
            log.info("a base backup was made", action="backup_made", label=done[-1].label)
        recorded = digests.newest(self._layout.data)
        if recorded is None or recorded.base != done[-1].label:
            self._copies.record_digests(done[-1].label)
        if is_first:  # files of before the first base can be restored with no database, and hold no digests for a drill
            self._note(files=self._copies.copy_files().began)
        self._note(base=done[-1].ended)
        if now - self._tidied >= TIDIED_EVERY:
            self._copies.files.forget(self._layout.settings.backup.stored_days)
            self._tidied = now
        known = condition.read(self._layout.backup)
        if known and known.base and (known.verified is None or now - known.verified >= VERIFIED_EVERY):
            verify(self._copies, self._layout)
        if known and drill.is_due(known, now):
            report = drill.run(self._copies, self._layout)
            log.info("the backup was tried", action="backup_drilled", passed=report.passed, seconds=report.seconds)

    def _note(self, **changes: Any) -> None:
        condition.note(self._layout.backup, self._copies.owner, **changes)


def _attempt(work: Callable[[], None]) -> str:
    """Why the work failed; "" when it did not."""
    try:
        work()
    except BackupFailed as failure:
        log.warning("the backup did not succeed", action="backup_failed", reason=str(failure))
        return str(failure)
    except Exception as fault:  # a fault of ours must not end the copying
        log.exception("the backup failed", action="backup_failed")
        return f"备份程序出错：{type(fault).__name__}，原因见 backup.log"
    return ""


def verify(copies: Copies, layout: Layout) -> str:
    """Read the repository and note the outcome; returns what is wrong, or ""."""
    problem = _attempt(copies.wal.verify) or _attempt(copies.files.check)
    condition.note(layout.backup, copies.owner, verified=datetime.now(UTC), verify_problem=problem)
    return problem
