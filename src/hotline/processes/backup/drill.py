"""The drill: restores the newest backup into a scratch place and compares it with what was recorded at its moment."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

import msgspec

from hotline.infrastructure.backups import condition, digests, scratch
from hotline.infrastructure.backups.condition import Condition
from hotline.infrastructure.backups.digests import Digests
from hotline.infrastructure.backups.tools import BackupFailed
from hotline.infrastructure.backups.wal import Cluster, Wal
from hotline.kernel.clock import BEIJING
from hotline.processes.backup.copies import Copies
from hotline.processes.single.layout import Layout
from hotline.processes.single.postgres import programs_of

REPORTS = "drills.jsonl"
#: On Sundays, when the hotline is quietest.
AT = time_of_day(3, 20)
RECOVERY_SECONDS = 3600.0
#: Of the database's size: so much must be free for a drill.
ROOM = 1.3


class Drill(msgspec.Struct, frozen=True):
    """A report. ``differences`` in words, none when everything was equal; ``problem``: why it could not be finished."""

    began: datetime
    seconds: float
    point: str = ""
    at: datetime | None = None
    base: str = ""
    tables: int = 0
    rows: int = 0
    log_position: int = 0
    files: int = 0
    restore_seconds: float = 0
    recover_seconds: float = 0
    differences: tuple[str, ...] = ()
    problem: str = ""

    @property
    def passed(self) -> bool:
        return not self.differences and not self.problem

    @property
    def finding(self) -> str:
        """ "" when it passed."""
        return self.problem or "；".join(self.differences[:5])


def run(copies: Copies, layout: Layout) -> Drill:
    """Restore, compare, clean up, store the report and note it. Never raises BackupFailed: the report says why."""
    began, clock = datetime.now(UTC), time.monotonic()
    try:
        with _scratch_place(layout, copies) as place:
            report = _compare(copies, layout, place, began)
    except BackupFailed as failure:
        report = Drill(began, 0, problem=str(failure))
    report = msgspec.structs.replace(report, seconds=round(time.monotonic() - clock, 1))
    _store(report, layout, copies)
    condition.note(layout.backup, copies.owner, drilled=report.began, drill_problem=report.finding)
    return report


def is_due(known: Condition, now: datetime) -> bool:
    """Whether the last drill, or the first note of a backup, is from before the last Sunday's ``AT``."""
    here = now.astimezone(BEIJING)
    sunday = datetime.combine(here.date() - timedelta(days=(here.weekday() + 1) % 7), AT, BEIJING)
    last = known.drilled or known.since
    return last is not None and last < (sunday if sunday <= here else sunday - timedelta(days=7))


def reports(layout: Layout) -> list[Drill]:
    """Oldest first."""
    try:
        lines = (layout.data / digests.FOLDER / REPORTS).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [msgspec.json.decode(line, type=Drill) for line in lines if line]


def _compare(copies: Copies, layout: Layout, place: Path, began: datetime) -> Drill:
    with contextlib.suppress(BackupFailed):  # what is copied already is what counts while the database is away
        copies.copy_database_log()
    snapshots = copies.files.snapshots()
    if not snapshots:
        raise BackupFailed("备份里没有文件快照")
    copies.files.restore(snapshots[-1].id, place, [f"/{digests.FOLDER}"])
    recorded = digests.newest(place)
    if recorded is None:
        raise BackupFailed("备份里没有校验记录：它随下一次基础备份存入")
    _refuse_without_room(copies, recorded, place)
    clock = time.monotonic()
    cluster = _restore_database(copies, layout, recorded, place)
    restored = time.monotonic()
    programs, work = programs_of((cluster / "PG_VERSION").read_text().strip()), place / "run"
    work.mkdir()
    database = layout.settings.database.name
    with scratch.recovered(programs, cluster, work, copies.owner, RECOVERY_SECONDS) as sockets:
        recovered = time.monotonic()
        with scratch.connect(sockets, database) as connection:
            found = digests.differences(recorded, digests.of_tables(connection), digests.of_log(connection))
    copies.files.restore(snapshots[-1].id, place, [f"/{name}" for name in recorded.files])
    found += _unlike(recorded, digests.of_files(place, list(recorded.files)), layout)
    return Drill(
        began,
        0,
        point=recorded.name,
        at=recorded.at,
        base=recorded.base,
        tables=len(recorded.tables),
        rows=recorded.rows,
        log_position=recorded.head[0],
        files=len(recorded.files),
        restore_seconds=round(restored - clock, 1),
        recover_seconds=round(recovered - restored, 1),
        differences=tuple(found),
    )


def _unlike(recorded: Digests, files: dict[str, str], layout: Layout) -> list[str]:
    """A file that is in neither place any more went its way between the digest and the snapshot."""
    return [
        f"文件 {name} 不同" if name in files else f"文件 {name} 不在备份里"
        for name, digest in recorded.files.items()
        if files.get(name) != digest and (name in files or (layout.data / name).exists())
    ]


def _restore_database(copies: Copies, layout: Layout, recorded: Digests, place: Path) -> Path:
    cluster, work = place / "postgres", place / "work"
    for path in (cluster, work):
        path.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(path, copies.owner.uid, copies.owner.gid)
    wal = Wal(place / "pgbackrest.conf", work, copies.owner)
    wal.configure(copies.repository, Cluster(cluster, work, scratch.PORT, layout.settings.database.name))
    target = {"type": "name", "target": recorded.name, "target-action": "promote", "set": recorded.base}
    wal.restore(target | {"archive-mode": "off"})
    return cluster


def _refuse_without_room(copies: Copies, recorded: Digests, place: Path) -> None:
    size = next((base.database_bytes for base in copies.wal.base_backups() if base.label == recorded.base), 0)
    if (free := shutil.disk_usage(place).free) < size * ROOM:
        raise BackupFailed(f"演练需要 {size * ROOM / 1e9:.1f} GB 空间，{place} 只剩 {free / 1e9:.1f} GB")


@contextmanager
def _scratch_place(layout: Layout, copies: Copies) -> Iterator[Path]:
    """An empty private folder, also after a drill that was broken off; removed at the end."""
    place = layout.backup / "drill"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(place, copies.owner.uid, copies.owner.gid)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _store(report: Drill, layout: Layout, copies: Copies) -> None:
    path = layout.data / digests.FOLDER / REPORTS
    with path.open("ab") as file:
        file.write(msgspec.json.encode(report) + b"\n")
    if os.geteuid() == 0:
        os.chown(path, copies.owner.uid, copies.owner.gid)
