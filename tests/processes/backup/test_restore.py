"""What is written, backed up, destroyed and restored, with real parts: PostgreSQL, pgBackRest, restic."""

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.sealed_files import SealedFile, seal
from tests.processes.backup.installations import BackedUp, now, set_up

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="the installation is started by root"),
]
#: As a citizen's words would stand in a row and in a recording.
MARKER = "张三的社保卡号-7Q9X2K4M"


@pytest.fixture
def place() -> Iterator[BackedUp]:
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:  # pytest's own folder is closed to other users
        made = set_up(Path(root))
        made.start()
        yield made
        made.stop()


def write(place: BackedUp, name: str) -> None:
    """A row, a recording as it was recorded, and a sealed one."""
    with place.database() as database:
        database.execute("CREATE TABLE IF NOT EXISTS said (name text PRIMARY KEY, words text)")
        database.execute("INSERT INTO said VALUES (%s, %s)", [name, MARKER])
    raw, sealed = place.data / "recordings" / "spool" / f"{name}.raw", place.data / "archive" / f"{name}.flac"
    for path in (raw, sealed):
        path.parent.mkdir(parents=True, exist_ok=True)
    raw.write_bytes(MARKER.encode() * 100)
    raw.chmod(0o644)
    sealed.write_bytes(b"".join(seal([MARKER.encode()], keys_of(place))))
    sealed.chmod(0o644)
    for folder in (raw.parent, raw.parent.parent, sealed.parent):
        folder.chmod(0o755)


def keys_of(place: BackedUp) -> SealingKeys:
    return SealingKeys.from_file(place.settings.keys_file)


def opened(place: BackedUp, name: str) -> str:
    """The sealed recording, opened with the keys that the installation has."""
    sealed = (place.data / "archive" / f"{name}.flac").read_bytes()
    file = SealedFile(len(sealed), lambda start, stop: sealed[start:stop], keys_of(place))
    return file.read().decode()


def names(place: BackedUp) -> set[str]:
    with place.database() as database:
        return {name for (name,) in database.execute("SELECT name FROM said")}


def test_exactly_what_was_written_before_the_moment_is_there_after_a_restore(place: BackedUp) -> None:
    write(place, "first")
    place.wait_until_restorable(now())
    time.sleep(1)  # pgBackRest knows the end of a base backup to the second
    write(place, "second")
    between = now()
    write(place, "third")
    place.wait_until_restorable(now())
    place.store_keys()
    place.destroy()

    readable = [path for path in place.backup.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]
    assert readable == []
    secrets = place.keys.read_bytes()
    assert MARKER.encode() not in secrets

    restored = place.restore("--to", between.isoformat())
    assert restored.returncode == 0, restored.stdout
    place.start()
    assert names(place) == {"first", "second"}
    assert (place.data / "recordings/spool/second.raw").read_bytes() == MARKER.encode() * 100
    assert opened(place, "second") == MARKER
    place.wait_until_restorable(now())
    assert "封存" not in place.hotline("backup", "status").stdout, "the keys are those of the file"
    write(place, "fourth")
    place.wait_until_restorable(now())
    place.destroy()

    restored = place.restore()
    assert restored.returncode == 0, restored.stdout
    place.start()
    assert names(place) == {"first", "second", "fourth"}


def test_a_drill_proves_the_newest_backup_and_says_what_differs(place: BackedUp) -> None:
    write(place, "first")
    place.wait_until_restorable(now())  # the program has made its own first base backup
    with ThreadPoolExecutor() as two:  # the later one waits for the other
        list(two.map(lambda kind: place.do("backup", "run", "--kind", kind), ("full", "incr")))
    write(place, "second")
    passed = place.do("backup", "drill")
    assert "演练通过，逐表一致" in passed
    assert "录音抽查 2 个" in passed
    assert not (place.data / "backup" / "drill").exists()
    place.do("backup", "run")
    differing = max((place.data / "backup-reports").glob("*.json"))
    differing.write_text(differing.read_text().replace('"public.said":[2,', '"public.said":[3,'))
    place.wait_until_restorable(now())
    failed = place.hotline("backup", "drill")
    assert failed.returncode == 1
    assert "表 public.said 不同（3 行 与 2 行）" in failed.stdout
    reports = place.hotline("backup", "drills").stdout
    assert "通过" in reports
    assert "public.said" in reports
    assert "恢复演练发现问题" in place.hotline("backup", "status").stdout
