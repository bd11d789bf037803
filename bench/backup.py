"""What a disaster takes and how long it takes to come back: RPO and RTO of a backup of a given size.

    .venv/bin/python -m bench.backup --gb 2 --files 2000

An installation of its own with PostgreSQL and the backup's program, as root. The database is filled with rows like
those of the event log, ``archive/`` with files that do not compress, as sealed recordings do not. After the first base
backup a writer commits a row every 50 ms. At a moment by chance everything is killed and the folder removed. The newest
backup is restored and PostgreSQL started.

RPO: from the newest row that came back to the kill. RTO: from the first command until the database answers.
"""

import argparse
import os
import random
import shutil
import signal
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
EVERY_SECONDS = 0.05
FILLING = """
    INSERT INTO filled SELECT n, 'call/bj1a-' || n, jsonb_build_object('number', md5(n::text), 'index',
    md5((n + 1)::text) || md5((n + 2)::text), 'key', n %% 10, 'place', '北京', 'seconds', n %% 600, 'cipher',
    md5((n + 3)::text) || md5((n + 4)::text) || md5((n + 5)::text) || md5((n + 6)::text))
    FROM generate_series(%s::bigint, %s::bigint) n"""


def fill(place: BackedUp, gb: float, files: int) -> None:
    with place.database() as database:
        database.execute("CREATE TABLE filled (n bigint PRIMARY KEY, subject text UNIQUE, data jsonb)")
        database.execute("CREATE TABLE written (n bigserial PRIMARY KEY, at timestamptz)")
    step = 200_000
    for first in range(1, int(gb * ROWS_PER_GB), step):
        with place.database() as database:
            database.execute(FILLING, [first, first + step - 1])
    folder = place.data / "archive" / "2026"
    folder.mkdir(parents=True)
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


def size_of(folder: Path) -> float:
    """GB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9


def main() -> int:
    parser = argparse.ArgumentParser("bench.backup", description=__doc__)
    parser.add_argument("--gb", type=float, default=2, help="of the database")
    parser.add_argument("--files", type=int, default=2000, help="of half a megabyte")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random.seed(options.seed)
    root = Path(tempfile.mkdtemp(prefix="hotline-bench-"))
    place = set_up(root, settings="")
    try:
        measure(place, options.gb, options.files)
    finally:
        place.stop()
        shutil.rmtree(root, ignore_errors=True)
    return 0


def measure(place: BackedUp, gb: float, files: int) -> None:
    place.start()
    fill(place, gb, files)
    place.store_keys()
    first = wait_for_base(place)
    stopping = threading.Event()
    writer = threading.Thread(target=write_on, args=(place, stopping))
    writer.start()
    time.sleep(random.uniform(90, 150))
    database = size_of(place.data / "postgres")
    killed = kill_everything(place)
    stopping.set()
    writer.join()
    shutil.rmtree(place.data)
    stored, load, begun = size_of(place.backup), os.getloadavg()[0], time.monotonic()
    restored = place.restore()
    if restored.returncode:
        raise SystemExit(restored.stdout)
    back = time.monotonic() - begun
    place.start()
    total = time.monotonic() - begun
    print(restored.stdout)
    print("| database GB | files | backup GB | first backup s | RPO s | restore s | RTO s | load |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    lost = (killed - newest_of(place)).total_seconds()
    print(
        f"| {database:.1f} | {files:,} | {stored:.1f} | {first:.0f} | {lost:.0f} | {back:.0f} | {total:.0f} |"
        f" {load:.1f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
