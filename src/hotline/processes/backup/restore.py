"""``hotline restore --to TIME --keys FILE``: brings an installation back into an empty folder.

TIME is Beijing time ("2026-11-30 08:15"), a moment with an offset, or "newest". HOTLINE_SETTINGS says where, as for
``hotline up``. The backup's place is the one that the keys' file names; ``--from`` names another.
"""

import argparse
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.backups import bundle, condition, scratch
from hotline.infrastructure.backups.files import Files, around
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, Owner
from hotline.infrastructure.backups.wal import Cluster, Wal
from hotline.infrastructure.settings_files import settings_file
from hotline.infrastructure.sm2 import public_key_file
from hotline.kernel.clock import BEIJING
from hotline.processes.backup.command import moment, passphrase
from hotline.processes.backup.setup import with_value
from hotline.processes.single.backup_place import owner_of
from hotline.processes.single.layout import SetupError
from hotline.processes.single.people import People, ensure_people, ensure_tree, open_the_way
from hotline.processes.single.postgres import programs_of
from hotline.processes.single.steps import step
from hotline.processes.single.templates import write, write_secret

console = Console(highlight=False, soft_wrap=True)
NEWEST = "newest"
RECOVERY_SECONDS = 3600.0
#: May be there already: an installation's folder is by default also where things are built once.
BUILT = frozenset({"asterisk-root", "prompts", "tools", "stamps", "log"})
#: Where each part of the keys' file goes, below the installation's folder.
KEY_PLACES = {
    "secrets.toml": "secrets/secrets.toml",
    "personal.json": "keys/personal.json",
    "audit.pem": "keys/audit.pem",
    "audit.pub.pem": "keys/audit.pub.pem",
}


def main(arguments: list[str]) -> int:
    """0: restored. 1: refused or failed; then the folder is left empty. 2: wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        if os.geteuid() != 0:
            raise BackupFailed("请用 root 执行：恢复的文件要交给平台的用户")
        until = _moment(options.to)
        keys = bundle.unseal(_read(options.keys), passphrase(options.passphrase_file))
        Restoration(keys, options.source, until, apart=options.apart).run()
    except (BackupFailed, SetupError) as failure:
        console.print(f"[red]未恢复：[/]{failure}")
        return 1
    console.print("接下来执行 hotline up。启动时消息总线按事件日志重建。")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "hotline restore", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", default=NEWEST, help='moment, such as "2026-11-30 08:15:00"; default: the newest')
    parser.add_argument("--from", dest="source", default="", help="place of the backup, if it moved")
    parser.add_argument("--keys", required=True, type=Path, help="file made by hotline backup keys")
    parser.add_argument("--passphrase-file", type=Path, help="instead of typing it")
    parser.add_argument(
        "--apart", action="store_true", help="the original still runs: this copy does not go on with its backup"
    )
    return parser


def _moment(text: str) -> datetime | None:
    """None: the newest. Raises BackupFailed."""
    if text == NEWEST:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise BackupFailed(f'--to 不是时刻：{text}。写成 "2026-11-30 08:15:00"（北京时间），或 {NEWEST}') from None
    at = (read if read.tzinfo else read.replace(tzinfo=BEIJING)).astimezone(UTC)
    if at > datetime.now(UTC):
        raise BackupFailed(f"{moment(at)} 尚未到")
    return at


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BackupFailed(f"不能读取密钥文件 {path}：{error.strerror}") from None


class Restoration:
    """One restore. ``until`` None: to the newest moment."""

    def __init__(self, keys: dict[str, bytes], source: str, until: datetime | None, *, apart: bool) -> None:
        self._keys, self._until, self._apart = keys, until, apart
        self._settings_text = keys["hotline.toml"].decode()
        plain, secret = (tomllib.loads(text).get("backup", {}) for text in (self._settings_text, self._secrets))
        chosen = Backup.model_validate({**plain, **secret, **({"to": source} if source else {})})
        if not chosen.to:
            raise BackupFailed("密钥文件没有写明备份位置，请用 --from 指明")
        self._repository = Repository(chosen)
        self._data = settings_file().parent.absolute()
        self._there: set[str] = set()

    @property
    def _elsewhere(self) -> dict[str, str]:
        """Where the settings say that keys lie, by their name in the keys' file."""
        settings = tomllib.loads(self._settings_text)
        keys, audit = settings.get("privacy", {}).get("keys", ""), settings.get("audit", {}).get("key", "")
        public = str(public_key_file(Path(audit))) if audit else ""
        named = {"personal.json": keys, "audit.pem": audit, "audit.pub.pem": public}
        return {name: path for name, path in named.items() if path}

    @property
    def _secrets(self) -> str:
        return self._keys["secrets.toml"].decode()

    def run(self) -> None:
        """Raises BackupFailed; then the folder is as empty as before."""
        with self._into_empty() as people:
            owner = owner_of(people.application)
            with step("文件已取回"):
                self._restore_files(people)
            with step("密钥和设置已放回"):
                are_stored = self._place_keys(people)
            with step("数据库基础备份已取回"):
                self._restore_database(owner)
            with step("数据库已恢复到这一时刻"):
                reached = self._recover(owner)
            now = datetime.now(UTC)
            condition.note(self._data / "backup", owner, restored=now, keys_stored=now if are_stored else None)
        console.print(f"[green]✓[/] 已恢复到 {moment(reached)}")

    @contextmanager
    def _into_empty(self) -> Iterator[People]:
        """Raises BackupFailed for a folder that holds more than what is built once a machine.

        What a failed restore has brought goes again.
        """
        self._there = {path.name for path in self._data.iterdir()} if self._data.exists() else set()
        if self._there - BUILT:
            raise BackupFailed(f"{self._data} 不是空的。恢复只写入空文件夹：请换一处，或把原有文件移走")
        people = ensure_people()
        self._data.mkdir(parents=True, exist_ok=True)
        self._data.chmod(0o755)
        open_the_way(people.application, self._data)
        try:
            yield people
        except BaseException:
            for path in self._brought():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
            raise

    def _brought(self) -> list[Path]:
        """What lies in the folder and was not there before."""
        return [path for path in self._data.iterdir() if path.name not in self._there]

    def _restore_files(self, people: People) -> None:
        with tempfile.TemporaryDirectory(prefix="hotline-restic-") as cache:
            files = Files(self._repository, Path(cache), None)
            chosen = around(files.snapshots(), self._until)
            if not chosen:
                raise BackupFailed(f"{self._repository.chosen.to} 里没有文件快照")
            for snapshot in chosen:
                files.restore(snapshot.id, self._data)
        for path in self._brought():
            if path.is_dir():
                ensure_tree(path, people.witness if path.name == "witness" else people.application, 0o750)

    def _place_keys(self, people: People) -> bool:
        """A key file that lies outside the folder and is there still stays: it may be newer.

        Returns whether all are those of the keys' file now, so that they need not be stored again.
        """
        are_stored = True
        for name, place in KEY_PLACES.items():
            path = self._data / self._elsewhere.get(name, place)
            if name in self._keys and not path.exists():
                write_secret(path, self._keys[name], people.application)
            elif name in self._keys and path.read_bytes() != self._keys[name]:
                are_stored = False
        write(settings_file().absolute(), self._own_settings(), people.application.gid)
        return are_stored

    def _own_settings(self) -> str:
        """The settings as they were, with this folder, and without a backup for a copy apart."""
        text = with_value(self._settings_text, "place", "data", str(self._data))
        return with_value(text, "backup", "to", "" if self._apart else self._repository.chosen.to)

    def _restore_database(self, owner: Owner) -> None:
        work = self._data / "backup"
        work.mkdir(mode=0o700, exist_ok=True)
        cluster = self._data / "postgres"
        cluster.mkdir(mode=0o700)
        for path in (work, cluster):
            os.chown(path, owner.uid, owner.gid)
        wal = Wal(self._data / "secrets" / "pgbackrest.conf", work, owner)
        wal.configure(self._repository, Cluster(cluster, work, scratch.PORT, "postgres"))
        if self._until is None:
            wal.restore({"type": "default"})
        else:
            target = f"{self._until:%Y-%m-%d %H:%M:%S.%f}+00"
            wal.restore({"type": "time", "target": target, "target-action": "promote"})

    def _recover(self, owner: Owner) -> datetime | None:
        cluster = self._data / "postgres"
        programs = programs_of((cluster / "PG_VERSION").read_text().strip())
        with (
            tempfile.TemporaryDirectory(prefix="hotline-restore-") as work,
            scratch.recovered(programs, cluster, Path(work), owner, RECOVERY_SECONDS) as sockets,
            scratch.connect(sockets, "postgres") as database,
        ):
            (last,) = database.execute("SELECT pg_last_xact_replay_timestamp()").fetchone() or (None,)
        _announce_timeline(cluster, owner)
        return self._until or last


def _announce_timeline(cluster: Path, owner: Owner) -> None:
    """Have the history of the new timeline copied into the backup once PostgreSQL archives again.

    Without it, a later restore would not find the way from base backups of before to what is written from now on.
    """
    for history in (cluster / "pg_wal").glob("*.history"):
        ready = cluster / "pg_wal" / "archive_status" / f"{history.name}.ready"
        ready.touch(mode=0o600)
        os.chown(ready, owner.uid, owner.gid)
