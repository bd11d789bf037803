"""What a disaster takes and how long it takes to come back: RPO and RTO of a backup of a given size.

    .venv/bin/python -m bench.backup --days 30 --files 2000
    .venv/bin/python -m bench.backup --gb 2 --files 2000
    .venv/bin/python -m bench.backup --days 365 --calls-per-day 80 --files 4000

An installation of its own with PostgreSQL, the sealing process and the backup's program, as root. The database is
filled with days of ``hotline demo-data`` (the contract's 9,000 callers a day, or fewer), or with rows like those of the
event log to a given size; ``archive/`` with files that do not compress, as sealed recordings do not. After the first
base backup a writer commits a row every 50 ms, another writes a file every second. At a moment by chance everything is
killed and the folder removed. The newest backup is restored and PostgreSQL started.

RPO: from the newest row, and the newest file, that came back to the kill. RTO: from the first command until the
database answers. Lag: how far, while the writers ran, the moment lay back to which the backup said it could restore.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from hotline.infrastructure.backups import condition
from hotline.processes.single.supervisor import Supervisor
from tests.processes.backup.installations import BackedUp, set_up

ROWS_PER_GB = 1_400_000
FILE_BYTES = 500_000
EVERY_SECONDS, FILE_EVERY_SECONDS = 0.05, 1.0
PARTS = "postgres,sealing,backup"
#: Calls of invented history that one command writes, about.
AT_ONCE = 45_000
WRITTEN = "archive/written"
FILLING = """
    INSERT INTO filled SELECT n, 'call/bj1a-' || n, jsonb_build_object('number', md5(n::text), 'index',
    md5((n + 1)::text) || md5((n + 2)::text), 'key', n %% 10, 'place', '北京', 'seconds', n %% 600, 'cipher',
    md5((n + 3)::text) || md5((n + 4)::text) || md5((n + 5)::text) || md5((n + 6)::text))
    FROM generate_series(%s::bigint, %s::bigint) n"""


def fill(place: BackedUp, days: int, calls_per_day: float, gb: float, files: int) -> None:
    with place.database() as database:
        database.execute("CREATE TABLE filled (n bigint PRIMARY KEY, subject text UNIQUE, data jsonb)")
        database.execute("CREATE TABLE written (n bigserial PRIMARY KEY, at timestamptz)")
    if days:
        place.do("manage", "migrate", "-v0")
    at_once = max(1, int(AT_ONCE / calls_per_day))
    for so_many in range(at_once, days + at_once, at_once):
        chosen = ("--days", str(min(so_many, days)), "--calls-per-day", str(calls_per_day))
        print(place.do("demo-data", *chosen).splitlines()[0], flush=True)
    step = 200_000
    for first in range(1, int(gb * ROWS_PER_GB), step):
        with place.database() as database:
            database.execute(FILLING, [first, first + step - 1])
    folder = place.data / "archive" / "2026"
    folder.mkdir(parents=True)
    (place.data / WRITTEN).mkdir()
    for number in range(files):
        (folder / f"{number}.flac").write_bytes(os.urandom(FILE_BYTES))


def write_on(place: BackedUp, stopping: threading.Event) -> None:
    with place.database() as database:
        while not stopping.wait(EVERY_SECONDS):
            try:
                database.execute("INSERT INTO written (at) VALUES (clock_timestamp())")
                database.commit()
            except psycopg.OperationalError:
                return


def write_files(place: BackedUp, stopping: threading.Event) -> None:
    """Each is named by its moment."""
    while not stopping.wait(FILE_EVERY_SECONDS):
        (place.data / WRITTEN / f"{time.time()}").write_bytes(os.urandom(10_000))


def watch_lag(place: BackedUp, stopping: threading.Event, lags: list[float]) -> None:
    while not stopping.wait(FILE_EVERY_SECONDS):
        known = condition.read(place.data / "backup")
        if known and known.restorable:
            lags.append((datetime.now(UTC) - known.restorable).total_seconds())


def kill_everything(place: BackedUp) -> datetime:
    """As a machine that is gone: nothing says goodbye."""
    supervisor = Supervisor(place.layout)
    pids = [program.pid for program in supervisor.states().values() if program.pid]
    boss = int((place.data / "run" / "supervisor.pid").read_text())
    os.kill(boss, signal.SIGKILL)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return datetime.now(UTC)


def wait_for_base(place: BackedUp) -> float:
    """Seconds."""
    begun = time.monotonic()
    while not ((known := condition.read(place.data / "backup")) and known.restorable and known.verified):
        time.sleep(1)
        if time.monotonic() - begun > 3600:
            raise SystemExit(place.log("backup")[-2000:])
    return time.monotonic() - begun


def newest_of(place: BackedUp) -> datetime:
    with place.database() as database:
        (at,) = database.execute("SELECT max(at) FROM written").fetchone() or (None,)
    assert isinstance(at, datetime)
    return at


def newest_file_of(place: BackedUp) -> datetime:
    return datetime.fromtimestamp(max(float(path.name) for path in (place.data / WRITTEN).iterdir()), UTC)


def size_of(folder: Path) -> float:
    """GB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9


def main() -> int:
    parser = argparse.ArgumentParser("bench.backup", description=__doc__)
    parser.add_argument("--days", type=int, default=0, help="of invented history")
    parser.add_argument("--calls-per-day", type=float, default=9000, help="callers who ask for a person, on average")
    parser.add_argument("--gb", type=float, default=0, help="of rows like those of the event log")
    parser.add_argument("--files", type=int, default=2000, help="of half a megabyte")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random.seed(options.seed)
    root = Path(tempfile.mkdtemp(prefix="hotline-bench-"))
    place = set_up(root, settings="", parts=PARTS)
    try:
        measure(place, options.days, options.calls_per_day, options.gb, options.files)
    finally:
        place.stop()
        shutil.rmtree(root, ignore_errors=True)
    return 0


def measure(place: BackedUp, days: int, calls_per_day: float, gb: float, files: int) -> None:
    place.start()
    fill(place, days, calls_per_day, gb, files)
    place.store_keys()
    first = wait_for_base(place)
    killed, lags = write_until_killed(place)
    database = size_of(place.data / "postgres")
    shutil.rmtree(place.data)
    stored, load, begun = size_of(place.backup), os.getloadavg()[0], time.monotonic()
    restored = place.restore()
    if restored.returncode:
        raise SystemExit(restored.stdout)
    back = time.monotonic() - begun
    place.start()
    total = time.monotonic() - begun
    print(restored.stdout)
    rows, files_lost = ((killed - newest(place)).total_seconds() for newest in (newest_of, newest_file_of))
    print(
        "| days | database GB | files | backup GB | first backup s | lag p50 s | lag max s | RPO rows s | RPO files s |"
        " restore s | RTO s | RTO s/GB | load |"
    )
    print("|" + " --- |" * 13)
    print(
        f"| {days} | {database:.2f} | {files:,} | {stored:.2f} | {first:.0f} | {statistics.median(lags):.0f} |"
        f" {max(lags):.0f} | {rows:.0f} | {files_lost:.0f} | {back:.0f} | {total:.0f} | {total / database:.0f} |"
        f" {load:.1f} |"
    )


def write_until_killed(place: BackedUp) -> tuple[datetime, list[float]]:
    """The moment of the kill, and the lags until then in seconds."""
    stopping, lags = threading.Event(), list[float]()
    threads = [
        threading.Thread(target=write_on, args=(place, stopping)),
        threading.Thread(target=write_files, args=(place, stopping)),
        threading.Thread(target=watch_lag, args=(place, stopping, lags)),
    ]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(90, 150))
    killed = kill_everything(place)
    stopping.set()
    for thread in threads:
        thread.join()
    return killed, lags


if __name__ == "__main__":
    sys.exit(main())
