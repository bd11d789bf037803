"""A small installation with a backup: PostgreSQL, the backup's program and files, started by ``hotline up``."""

import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

from hotline.infrastructure.backups import condition
from tests.installation import wait_until
from tests.processes.small_installation import SmallInstallation

PASSPHRASE = "a long enough passphrase"
PARTS = "postgres,backup"


class BackedUp(SmallInstallation):
    """``data`` is the installation's folder, ``backup`` its backup, ``apart`` where the keys are."""

    def __init__(self, root: Path, parts: str = PARTS) -> None:
        super().__init__(root / "i", parts, {"HOTLINE_AUDIT__WITNESS": "false"})
        self.backup, self.apart = root / "b", root / "k"
        self.apart.mkdir()
        (self.apart / "passphrase").write_text(PASSPHRASE)

    @property
    def keys(self) -> Path:
        return self.apart / "keys.sealed"

    def store_keys(self) -> None:
        self.do("backup", "keys", "--to", str(self.keys), "--passphrase-file", str(self.apart / "passphrase"))

    def restore(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        passphrase = ["--passphrase-file", str(self.apart / "passphrase")]
        return self.hotline("restore", "--keys", str(self.keys), *passphrase, *arguments)

    def wait_until_restorable(self, moment: datetime, within: float = 300) -> None:
        """Until the backup says that it reaches beyond ``moment``."""

        def reaches() -> bool:
            known = condition.read(self.data / "backup")
            return known is not None and known.restorable is not None and known.restorable > moment

        wait_until(reaches, within, lambda: f"{condition.read(self.data / 'backup')}\n{self.log('backup')[-1500:]}")


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
