"""The database's part of a backup, by pgBackRest: base backups, and the log (WAL) as it is written."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, BackupUnderWay, Owner, program, run

STANZA = "hotline"
#: The database's role that may begin and end a base backup and read; see deploy/single/backup-role.sql.
ROLE = "hotline_backup"
#: pgBackRest's exit status while another of its commands holds the lock.
LOCKED = 50


@dataclass(frozen=True)
class BaseBackup:
    """``label`` is pgBackRest's name; ``kind`` full, diff or incr; ``bytes`` in the repository, compressed."""

    label: str
    kind: str
    started: datetime
    ended: datetime
    bytes: int
    database_bytes: int


@dataclass(frozen=True)
class Cluster:
    """The PostgreSQL cluster that is backed up, or restored to ``data``."""

    data: Path
    sockets: Path
    port: int
    database: str


class Wal:
    """pgBackRest with a configuration file of its own, which holds the passphrase: its owner's alone."""

    def __init__(self, conf: Path, work: Path, owner: Owner) -> None:
        self._conf, self._work, self._owner = conf, work, owner

    def configure(self, repository: Repository, cluster: Cluster) -> None:
        """Write the configuration, at every start anew."""
        chosen = repository.chosen
        options = repository.pgbackrest_options() | {
            "repo1-bundle": "y",
            "repo1-retention-full-type": "time",
            "repo1-retention-full": str(chosen.stored_days),
            "compress-type": "zst",
            "process-max": str(max(1, (os.cpu_count() or 2) // 2)),
            "start-fast": "y",
            "archive-timeout": "120",
            "log-level-console": "warn",
            "log-level-file": "off",
            "lock-path": str(self._work / "lock"),
            "spool-path": str(self._work / "spool"),
        }
        place = {
            "pg1-path": str(cluster.data),
            "pg1-socket-path": str(cluster.sockets),
            "pg1-port": str(cluster.port),
            "pg1-user": ROLE,
            "pg1-database": cluster.database,
        }
        _write_private(self._conf, f"[global]\n{_lines(options)}\n[{STANZA}]\n{_lines(place)}", self._owner)

    def archive_command(self) -> str:
        """PostgreSQL runs it for each piece of its log. It succeeds only once the piece is in the repository."""
        return f"{program('pgbackrest')} --config={self._conf} --stanza={STANZA} archive-push %p"

    def create(self) -> None:
        """Make the repository for this cluster, or check that it is the cluster's. Safe to repeat."""
        self._run("stanza-create")

    def back_up(self, kind: str) -> BaseBackup:
        """``kind``: full, diff or incr. An increment becomes full where there is none to build on.

        Raises BackupUnderWay while another one is made, as ``create`` does.
        """
        self._run("backup", f"--type={kind}")
        return self.base_backups()[-1]

    def base_backups(self) -> list[BaseBackup]:
        """Those that can be restored, oldest first."""
        return [_base_backup(each) for stanza in self._info() for each in stanza["backup"] if not each.get("error")]

    def newest_segment(self) -> str:
        """Name of the newest piece of the log in the repository; "" when there is none."""
        found = (archive["max"] for stanza in self._info() for archive in stanza["archive"] if archive.get("max"))
        return max(found, default="")

    def check(self) -> None:
        """Force a piece of the log out and wait until it has arrived. Raises BackupFailed."""
        self._run("check")

    def verify(self) -> None:
        """Read the whole repository and compare with its checksums. Raises BackupFailed."""
        text = self._run("verify", "--output=text", "--verbose")
        if "status: error" in text:
            raise BackupFailed(f"pgbackrest verify：{' | '.join(text.split(chr(10))[:8])}")

    def restore(self, target: Mapping[str, str]) -> None:
        """Bring a base backup to the empty folder of the cluster, and tell PostgreSQL how far to recover.

        ``target``: pgBackRest's options, such as ``{"type": "time", "target": "2026-11-30 08:00:00+00"}``.
        """
        self._run("restore", *(f"--{name}={value}" for name, value in target.items()))

    def _info(self) -> list[dict[str, Any]]:
        found = json.loads(self._run("info", "--output=json"))
        return [stanza for stanza in found if stanza.get("name") == STANZA]

    def _run(self, what: str, *options: str) -> str:
        command = [program("pgbackrest"), f"--config={self._conf}", f"--stanza={STANZA}", *options, what]
        ran = run(command, self._owner, accepted=(0, LOCKED))
        if ran.returncode == LOCKED:
            raise BackupUnderWay("另一次备份正在进行，完成后再试")
        return ran.stdout


def _base_backup(raw: Mapping[str, Any]) -> BaseBackup:
    moments, info = raw["timestamp"], raw["info"]
    repository = info["repository"]
    return BaseBackup(
        label=str(raw["label"]),
        kind=str(raw["type"]),
        started=datetime.fromtimestamp(moments["start"], UTC),
        ended=datetime.fromtimestamp(moments["stop"], UTC),
        bytes=int(repository.get("delta") or repository.get("size") or 0),
        database_bytes=int(info["size"]),
    )


def _lines(options: Mapping[str, str]) -> str:
    return "".join(f"{name}={value}\n" for name, value in options.items())


def _write_private(path: Path, text: str, owner: Owner) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    made = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(made, "w") as file:
        if os.geteuid() == 0:
            os.fchown(made, owner.uid, owner.gid)
        file.write(text)
    fresh.replace(path)
