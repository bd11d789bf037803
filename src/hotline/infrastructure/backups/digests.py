"""What a backup must bring back: digests of every table and of some recordings, at a moment that can be restored.

The moment is exact: a restore point is written into the database's log between two looks that see the same
transactions, with none in progress. What is committed before the restore point is then what the first look sees.
"""

import hashlib
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psycopg
from psycopg import sql

from hotline.infrastructure.backups.tools import BackupFailed

#: In the installation's folder: digests and reports of drills, which are backed up like other files.
FOLDER = "backup-reports"
#: Folders of recordings, of which some files are digested.
RECORDINGS = ("archive", "recordings")
FILES = 200
#: Newest of these stay in the folder.
STORED = 30
TRIES, PAUSE_SECONDS = 600, 0.05
#: Rows are written out as text: by the same rules on both sides.
RULES = (
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL datestyle = 'ISO'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL statement_timeout = 0",
)
TABLES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence = 'p'
    AND n.nspname NOT LIKE 'pg\\_%%' AND n.nspname <> 'information_schema' ORDER BY 1, 2"""


class Digests(msgspec.Struct, frozen=True):
    """``name`` of the restore point; ``base``: the base backup from which it is reached.

    ``tables``: name -> rows and the sum of their hashes. ``head``: last position and digest of the event log.
    ``files``: path -> SHA-256.
    """

    name: str
    at: datetime
    base: str
    tables: dict[str, tuple[int, str]]
    head: tuple[int, str] = (0, "")
    files: dict[str, str] = {}

    @property
    def rows(self) -> int:
        return sum(count for count, _ in self.tables.values())


def take(looking: psycopg.Connection, writing: psycopg.Connection, base: str, root: Path) -> Digests:
    """Find a quiet moment, mark it and digest it. ``root``: the installation's folder. Raises BackupFailed."""
    at = datetime.now(UTC)
    name = f"hotline-{at:%Y%m%dT%H%M%S}"
    with _quiet_moment(looking, writing, name):
        tables, head = of_tables(looking), of_log(looking)
    return Digests(name, at, base, tables, head, of_files(root, some_recordings(root)))


@contextmanager
def _quiet_moment(looking: psycopg.Connection, writing: psycopg.Connection, name: str) -> Iterator[None]:
    """The transaction of ``looking`` sees what a restore to the point ``name`` brings back."""
    writing.autocommit = True
    looking.isolation_level, looking.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
    for _ in range(TRIES):
        before = _snapshot(looking)
        if before.endswith(":"):  # none in progress
            writing.execute("SELECT pg_create_restore_point(%s)", [name])
            if _snapshot(writing) == before:
                yield
                looking.rollback()
                return
        looking.rollback()
        time.sleep(PAUSE_SECONDS)
    raise BackupFailed("数据库一直有写入，未能取得校验时刻，下次备份时再取")


def _snapshot(database: psycopg.Connection) -> str:
    """``xmin:xmax:those in progress``"""
    (text,) = database.execute("SELECT pg_current_snapshot()::text").fetchone() or ("",)
    return str(text)


def of_tables(database: psycopg.Connection) -> dict[str, tuple[int, str]]:
    """In the transaction that is open. The order of rows does not matter."""
    for rule in RULES:
        database.execute(rule)
    found: dict[str, tuple[int, str]] = {}
    for schema, table in database.execute(TABLES).fetchall():
        statement = sql.SQL(
            "SELECT count(*), coalesce(sum(hashtextextended(whole_row::text, 0)::numeric), 0)::text FROM {} whole_row"
        ).format(sql.Identifier(schema, table))
        count, digest = database.execute(statement).fetchone() or (0, "")
        found[f"{schema}.{table}"] = (int(count), str(digest))
    return found


def of_log(database: psycopg.Connection) -> tuple[int, str]:
    if database.execute("SELECT to_regclass('eventlog_loghead') IS NOT NULL").fetchone() != (True,):
        return 0, ""
    position, digest = database.execute("SELECT position, digest FROM eventlog_loghead").fetchone() or (0, "")
    return int(position), str(digest)


def some_recordings(root: Path) -> list[str]:
    """By chance, so that over the weeks every one has its turn."""
    every = [path for folder in RECORDINGS for path in (root / folder).rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(root)) for path in random.sample(every, min(FILES, len(every))))


def of_files(root: Path, names: list[str]) -> dict[str, str]:
    """Those that are there: a recording may have moved to the archive meanwhile."""
    found = {}
    for name in names:
        try:
            with (root / name).open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            continue
    return found


def store(digests: Digests, root: Path) -> None:
    """In a folder of the installation, so that the next snapshot of the files has them."""
    folder = root / FOLDER
    folder.mkdir(mode=0o750, exist_ok=True)
    (folder / f"{digests.name}.json").write_bytes(msgspec.json.encode(digests))
    for old in sorted(folder.glob("*.json"))[:-STORED]:
        old.unlink()


def newest(root: Path) -> Digests | None:
    files = sorted((root / FOLDER).glob("*.json"))
    return msgspec.json.decode(files[-1].read_bytes(), type=Digests) if files else None


def differences(recorded: Digests, tables: dict[str, tuple[int, str]], head: tuple[int, str]) -> list[str]:
    """In words; empty when equal."""
    found = []
    for name in sorted(recorded.tables.keys() | tables.keys()):
        was, now = recorded.tables.get(name), tables.get(name)
        if was != now:
            counts = " 与 ".join("无" if each is None else f"{each[0]} 行" for each in (was, now))
            found.append(f"表 {name} 不同（{counts}）")
    if recorded.head != head:
        found.append(f"事件日志末尾不同（第 {recorded.head[0]} 条与第 {head[0]} 条）")
    return found
