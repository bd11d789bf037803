"""The files' part of a backup, by restic: snapshots, encrypted, each piece stored once."""

import json
import subprocess
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, Owner, program, run

HOST = "hotline"
#: restic's exit code for a snapshot in which some file is missing, and why it usually is.
SOME_UNREAD, GONE = 3, "no such file"
#: Of the installation's folder, what is not a file to keep: the database and the bus have their own ways, keys and
#: secrets are stored apart, the rest is made anew at a start.
LEFT_OUT = (
    "postgres",
    "postgres.new",
    "nats",
    "keys",
    "secrets",
    "tls",
    "run",
    "log",
    "cache",
    "identities",
    "static",
    "asterisk",
    "kamailio",
    "kamailio-tls",
    "kamailio-telephones",
    "nginx",
    "backup",
    "witness/run",
    "sealing",
    "sandbox",
    "asterisk-root",
    "prompts",
    "tools",
    "stamps",
    "test",
    "test-pg",
    "bench",
)


@dataclass(frozen=True)
class Snapshot:
    """``began`` is the moment before the first file was read."""

    id: str
    began: datetime
    files: int
    bytes: int


class Files:
    def __init__(self, repository: Repository, cache: Path, owner: Owner | None) -> None:
        self._repository, self._cache, self._owner = repository, cache, owner

    def create(self) -> None:
        """Make the repository. Nothing happens when it is there."""
        try:
            self._run("cat", "config")
        except BackupFailed:
            self._run("init")

    def snapshot(self, root: Path) -> Snapshot:
        """Copy what has changed below ``root``."""
        out = [f"--exclude={root / name}" for name in LEFT_OUT]
        if self._repository.is_folder:
            out.append(f"--exclude={self._repository.folder}")
        options = ["--json", "--quiet", "--no-scan", f"--host={HOST}", *out]
        ran = self._do("backup", *options, ".", cwd=root, accepted=(0, SOME_UNREAD))
        if unread := _unread(ran.stderr):
            raise BackupFailed(f"有文件不能读取：{'、'.join(unread[:3])}")
        return self.snapshots()[-1]

    def snapshots(self) -> list[Snapshot]:
        """Oldest first."""
        raw = json.loads(self._run("snapshots", "--json", f"--host={HOST}"))
        return sorted((_snapshot(each) for each in raw), key=lambda one: one.began)

    def restore(self, snapshot: str, target: Path, only: Sequence[str] = ()) -> None:
        """``only``: paths within the snapshot; everything without."""
        chosen = [f"--include={path}" for path in only]
        self._run("restore", snapshot, f"--target={target}", "--quiet", *chosen)

    def check(self, share: str = "5%") -> None:
        """Check the repository's structure and read a share of its pieces. Raises BackupFailed.

        Without a lock, so that copies go on; prune does not run at the same time.
        """
        self._run("check", "--quiet", "--no-lock", f"--read-data-subset={share}")

    def forget(self, days: int) -> None:
        """Of the last two days everything stays, then one an hour for a week, one a day until ``days``."""
        retained = ["--keep-within=2d", "--keep-within-hourly=7d", f"--keep-within-daily={days}d"]
        self._run(
            "forget", "--quiet", "--prune", "--max-repack-size=2G", f"--host={HOST}", "--group-by=host", *retained
        )

    def _run(self, *arguments: str) -> str:
        return self._do(*arguments).stdout

    def _do(
        self, *arguments: str, cwd: Path = Path("/"), accepted: Container[int] = (0,)
    ) -> "subprocess.CompletedProcess[str]":
        environment = self._repository.restic_environment() | {"RESTIC_CACHE_DIR": str(self._cache)}
        return run([program("restic"), "--retry-lock=10m", *arguments], self._owner, environment, cwd, accepted)


def _unread(errors: str) -> list[str]:
    """The files that could not be read, but for those that went away meanwhile: a recording moves to the archive."""
    found = []
    for line in errors.splitlines():
        try:
            raw = json.loads(line)
        except ValueError:
            continue
        if raw.get("message_type") == "error" and GONE not in str(raw.get("error")):
            found.append(str(raw.get("item")))
    return found


def _snapshot(raw: dict[str, Any]) -> Snapshot:
    known = raw.get("summary") or {}
    began = datetime.fromisoformat(raw["time"]).astimezone(UTC)
    return Snapshot(
        str(raw["short_id"]),
        began,
        int(known.get("total_files_processed", 0)),
        int(known.get("total_bytes_processed", 0)),
    )


def around(snapshots: Sequence[Snapshot], moment: datetime | None) -> list[Snapshot]:
    """The snapshots to lay over each other for the files of ``moment``: the last before it, the first after it.

    A file of that moment may have come after the one before, or gone before the one after. What one of them has beyond
    the moment, no row of the database names.
    """
    if moment is None:
        return list(snapshots[-1:])
    before = [one for one in snapshots if one.began <= moment]
    after = [one for one in snapshots if one.began > moment]
    return before[-1:] + after[:1]
