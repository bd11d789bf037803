"""What one installation copies and when: the database's log all the time, files every minute, base backups by day."""

from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import psycopg

from hotline.infrastructure.backups import digests
from hotline.infrastructure.backups.digests import Digests
from hotline.infrastructure.backups.files import Files, Snapshot
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, Owner
from hotline.infrastructure.backups.wal import ROLE, BaseBackup, Wal
from hotline.processes.single import backup_place
from hotline.processes.single.layout import Layout

#: A commit in the database's log, so that there is a moment to recover to also while nobody writes.
MARK = "SELECT pg_logical_emit_message(true, 'hotline', 'backup')"
WRITTEN = "SELECT pg_walfile_name(pg_current_wal_insert_lsn())"
ARCHIVED = "SELECT coalesce(last_archived_wal, ''), last_archived_time, last_failed_wal, last_failed_time"
#: Closes the piece being written. PostgreSQL does so after ``archive_timeout``, but just after a recovery its
#: checkpointer may look at that only when it wakes for the next checkpoint, minutes later.
CLOSE = "SELECT pg_switch_wal()"
#: PostgreSQL tries again by itself; the first piece fails while its repository is being made.
PATIENCE = timedelta(seconds=90)
#: Digits of a piece's name, and of the timeline in it.
NAME, TIMELINE = 24, 8


class Marks:
    """Moments written into the database's log, and which of them have been copied.

    The newest copied one is the newest moment to which the database can be restored.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, datetime]] = deque(maxlen=10_000)
        self.reached: datetime | None = None

    def add(self, piece: str, at: datetime) -> None:
        self._waiting.append((piece, at))

    def is_open_since(self, piece: str, moment: datetime) -> bool:
        """Whether the oldest mark not copied is in ``piece``, which is being written, and from before ``moment``.

        A closed piece that waits to be copied is another matter: closing more of them would only fill the disk.
        """
        return bool(self._waiting) and self._waiting[0][0] == piece and self._waiting[0][1] < moment

    def archived(self, piece: str) -> None:
        """``piece``: the newest that was copied. Names of other files that are copied too are shorter or longer."""
        while self._waiting and len(piece) >= NAME and self._waiting[0][0][TIMELINE:] <= piece[TIMELINE:NAME]:
            self.reached = self._waiting.popleft()[1]


class Copies:
    def __init__(self, layout: Layout, owner: Owner) -> None:
        self._layout, self.owner = layout, owner
        self.repository = Repository(layout.settings.backup)
        self.wal: Wal = backup_place.wal(layout, owner)
        self.files: Files = backup_place.files(layout, owner)
        self._marks = Marks()
        self._failing_since: datetime | None = None

    def create(self) -> None:
        """Make both repositories. The database must answer. Safe to repeat."""
        self.files.create()
        self.wal.create()

    def copy_database_log(self) -> datetime:
        """Close the piece of the log being written and wait until it is copied; returns until when it reaches.

        Raises BackupFailed.
        """
        now = datetime.now(UTC)
        with self.connect() as database:
            database.execute(MARK)
        self.wal.check()
        return now

    def mark(self) -> datetime | None:
        """Write a mark into the log; returns the newest mark that has been copied, None before the first.

        Raises BackupFailed when pieces could not be copied for a while.
        """
        now = datetime.now(UTC)
        with self.connect() as database:
            database.execute(MARK)
            database.commit()
            (piece,) = database.execute(WRITTEN).fetchone() or ("",)
            found = database.execute(f"{ARCHIVED} FROM pg_stat_archiver").fetchone()
            if self._marks.is_open_since(piece, now - 2 * timedelta(seconds=self._layout.settings.backup.wal_seconds)):
                database.execute(CLOSE)
        assert found is not None
        newest, copied, failed_piece, failed = found
        self._marks.add(piece, now)
        self._marks.archived(newest)
        if failed is None or (copied is not None and copied > failed):
            self._failing_since = None
        elif self._failing_since is None:
            self._failing_since = now
        elif now - self._failing_since > PATIENCE:
            raise BackupFailed(f"数据库日志 {failed_piece} 未能存入备份，原因见 postgres.log")
        return self._marks.reached

    def copy_files(self) -> Snapshot:
        return self.files.snapshot(self._layout.data)

    def back_up_database(self, kind: str = "") -> BaseBackup:
        """``kind``: full, diff, incr, or "" for what is due. Older ones beyond the stored days go."""
        return self.wal.back_up(kind or self.due(datetime.now(UTC), self.wal.base_backups()) or "incr")

    def record_digests(self, base: str) -> Digests:
        """What a restore from this base backup must bring back, for drills. Raises BackupFailed."""
        with self.connect() as looking, self.connect() as writing:
            found = digests.take(looking, writing, base, self._layout.data)
        digests.store(found, self._layout.data)
        return found

    def due(self, now: datetime, done: Sequence[BaseBackup]) -> str:
        """The kind of the base backup that is due after these; "" when none is."""
        full = [one.ended for one in done if one.kind == "full"]
        if not full or now - full[-1] >= timedelta(days=self._layout.settings.backup.full_days, hours=-1):
            return "full"
        return "incr" if now - done[-1].ended >= timedelta(hours=23) else ""

    def connect(self) -> psycopg.Connection:
        """Raises BackupFailed while the database is away."""
        place = backup_place.cluster(self._layout)
        try:
            return psycopg.connect(
                host=str(place.sockets), port=place.port, dbname=place.database, user=ROLE, connect_timeout=5
            )
        except psycopg.OperationalError as error:
            reason = str(error).strip().splitlines()[-1]
            raise BackupFailed(f"数据库无应答（{reason}）；刚设置备份的，请先 hotline stop 再 hotline up") from None
