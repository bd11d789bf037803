"""A small installation with a backup: PostgreSQL, the backup's program and files, started by ``hotline up``."""

import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from hotline.infrastructure.backups import condition
from hotline.infrastructure.settings import Settings
from hotline.processes.single import tables
from hotline.processes.single.layout import Layout
from tests.installation import PORTS_BASE, QUICK_START, program, settings_of, wait_until

PASSPHRASE = "a long enough passphrase"
PARTS = "postgres,backup"
#: Ports for sound that no other test uses.
RTP = {"HOTLINE_PORTS__RTP_FIRST": "28000", "HOTLINE_PORTS__RTP_LAST": "28199"}


class BackedUp:
    """``data`` is the installation's folder, ``backup`` its backup, ``apart`` where the keys are."""

    def __init__(self, root: Path, parts: str = PARTS) -> None:
        self._parts = ["--parts", parts] if parts else []
        self.data, self.backup, self.apart = root / "i", root / "b", root / "k"
        self._environment = {
            "HOTLINE_SETTINGS": str(self.data / "hotline.toml"),
            "HOTLINE_PORTS__BASE": str(PORTS_BASE + 80),
            "HOTLINE_AUDIT__WITNESS": "false",
            **QUICK_START,
            **RTP,
        }
        self.apart.mkdir()
        (self.apart / "passphrase").write_text(PASSPHRASE)

    @property
    def settings(self) -> Settings:
        return settings_of(self._environment)

    @property
    def layout(self) -> Layout:
        return Layout(self.settings)

    @property
    def keys(self) -> Path:
        return self.apart / "keys.sealed"

    def hotline(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return program("hotline.processes.cli", *arguments, environment=self._environment)

    def do(self, *arguments: str) -> str:
        done = self.hotline(*arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def start(self) -> None:
        self.do("up", "--detach", *self._parts)

    def stop(self) -> None:
        self.hotline("stop")

    def store_keys(self) -> None:
        self.do("backup", "keys", "--to", str(self.keys), "--passphrase-file", str(self.apart / "passphrase"))

    def restore(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        passphrase = ["--passphrase-file", str(self.apart / "passphrase")]
        return self.hotline("restore", "--keys", str(self.keys), *passphrase, *arguments)

    def destroy(self) -> None:
        self.stop()
        shutil.rmtree(self.data)

    def database(self) -> psycopg.Connection:
        return tables.connect(self.settings)

    def wait_until_restorable(self, moment: datetime, within: float = 300) -> None:
        """Until the backup says that it reaches beyond ``moment``."""

        def reaches() -> bool:
            known = condition.read(self.data / "backup")
            return known is not None and known.restorable is not None and known.restorable > moment

        wait_until(reaches, within, lambda: f"{condition.read(self.data / 'backup')}\n{self.log('backup')[-1500:]}")

    def log(self, name: str) -> str:
        path = self.data / "log" / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""


def now() -> datetime:
    """A moment that no two writes share."""
    time.sleep(0.05)
    at = datetime.now(UTC)
    time.sleep(0.05)
    return at


#: Tests wait for copies.
QUICK = "wal_seconds = 1\nfiles_seconds = 5"


def set_up(root: Path, to: str = "", settings: str = QUICK, parts: str = PARTS) -> BackedUp:
    """With its settings and its backup configured; nothing runs. ``settings``: lines of its section for the backup.

    ``parts``: the programs that ``start`` starts; "" for all.
    """
    made = BackedUp(root, parts)
    made.do("up", "--detach", "--parts", "postgres")
    made.stop()
    with (made.data / "hotline.toml").open("a") as file:
        file.write(f"\n[backup]\n{settings}\n")
    made.do("backup", "setup", "--to", to or str(made.backup))
    return made
