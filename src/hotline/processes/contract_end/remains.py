"""What an installation stores, part by part, and how each part is ended. Safe to repeat: what is gone is gone."""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from hotline.infrastructure.archive import archive
from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.backups.repository import DATABASE as DATABASE_REPOSITORY
from hotline.infrastructure.backups.repository import FILES, Repository
from hotline.infrastructure.settings_files import secrets_file, settings_file
from hotline.infrastructure.sm2 import public_key_file
from hotline.processes.backup.restore import BUILT
from hotline.processes.single.layout import Layout

PIECE = 1 << 20
KEYS, DATABASE, BUS, ARCHIVE, RECORDINGS, OTHERS, BACKUP = (
    "keys",
    "database",
    "bus",
    "archive",
    "recordings",
    "others",
    "backup",
)
#: Part -> as the certificate names it, and how it ends. The keys come first: what they sealed is then unreadable.
TITLES = {
    KEYS: ("个人数据密钥、备份口令", "覆写后删除"),
    DATABASE: ("数据库及其日志（WAL）", "覆写后删除"),
    BUS: ("总线（事件流、状态桶）", "覆写后删除"),
    ARCHIVE: ("归档：录音、附件、佐证", "密钥已销毁，删除"),
    RECORDINGS: ("录音暂存、留言、传真", "覆写后删除"),
    OTHERS: ("缓存、统计、索引、日志、配置", "覆写后删除"),
    BACKUP: ("备份：数据库与文件", "备份口令已销毁，删除"),
}
#: Below the data folder: what others of the machine's installations use too, and holds nothing of a client.
SOFTWARE = (BUILT - {"log"}) | {"test", "test-pg", "test.lock", "bench", "bench-whole"}
#: Below the backup's place, which may hold what is not ours.
REPOSITORIES = (DATABASE_REPOSITORY, FILES)
FOLDERS = {
    DATABASE: ("postgres", "postgres.new"),
    BUS: ("nats",),
    ARCHIVE: ("archive",),
    RECORDINGS: ("recordings",),
}


@dataclass
class Count:
    files: int = 0
    bytes: int = 0


class Remains:
    """Of one installation. ``last``: files that the last step needs, the certificate being signed."""

    def __init__(self, layout: Layout) -> None:
        self._layout, self._settings = layout, layout.settings
        self.signing = self._settings.audit.key_file(layout.data).absolute()
        self.last = {
            *(path.absolute() for path in (settings_file(), secrets_file())),
            *(self.signing, public_key_file(self.signing)),
        }

    def count(self) -> dict[str, Count]:
        """What there is of each part, before anything is destroyed."""
        found = {part: _counted(self.files(part)) for part in TITLES}
        for part, sizes in ((ARCHIVE, self._archived()), (BACKUP, self._backed_up())):
            for size in sizes:
                found[part].files += 1
                found[part].bytes += size
        return found

    def files(self, part: str) -> Iterator[Path]:
        """The files of a part that lie in a folder of this machine."""
        match part:
            case "keys":
                yield from (path for path in self._key_files() if path.exists())
            case "others":
                known = {name for names in FOLDERS.values() for name in names}
                keys = set(self._key_files())
                for path in self._entries():
                    if path.name not in known:
                        yield from (one for one in _walk(path) if one not in self.last and one not in keys)
            case "backup":
                for folder in self._folders(BACKUP):
                    yield from _walk(folder)
            case _:
                for name in FOLDERS[part]:
                    yield from _walk(self._layout.data / name)

    def end(self, part: str, note: Callable[[str], None]) -> None:
        """Destroy the part. Raises OSError, StoreAway, and what S3 raises."""
        overwritten = part not in (ARCHIVE, BACKUP)
        for number, path in enumerate(list(self.files(part)), 1):
            overwrite(path) if overwritten else None
            path.unlink(missing_ok=True)
            if number % 500 == 0:
                note(f"{TITLES[part][0]} {number:,}")
        if part == KEYS:
            self._forget_passphrase()
        if part == ARCHIVE and self._settings.storage.url:
            for name, _ in list(archive().sizes("")):
                archive().remove(name)
        if part == BACKUP and self._settings.backup.to and not Repository(self._settings.backup).is_folder:
            _empty(self._settings.backup)
        for folder in self._folders(part):
            remove_empty(folder)

    def left(self) -> list[str]:
        """What is there though it must not be."""
        found = [str(path) for part in TITLES for path in self.files(part)]
        more = sum(1 for sizes in (self._archived(), self._backed_up()) for _ in sizes)
        return found + ([f"S3: {more}"] if more else [])

    def finish(self) -> None:
        """The last files, after the certificate was signed: its key, the secrets, then the settings."""
        finish([self.signing, public_key_file(self.signing), secrets_file(), settings_file()], self._layout.data)

    def _entries(self) -> list[Path]:
        data = self._layout.data
        return sorted(path for path in data.iterdir() if path.name not in SOFTWARE) if data.exists() else []

    def _key_files(self) -> list[Path]:
        """Keys, and what holds the backup's passphrase besides the secrets."""
        return [self._settings.keys_file.absolute(), self._layout.secrets / "pgbackrest.conf"]

    def _folders(self, part: str) -> list[Path]:
        if part == BACKUP:
            repository = Repository(self._settings.backup)
            local = bool(self._settings.backup.to) and repository.is_folder
            return [repository.folder / name for name in REPOSITORIES] if local else []
        return self._entries() if part == OTHERS else [self._layout.data / name for name in FOLDERS.get(part, ())]

    def _forget_passphrase(self) -> None:
        """The secrets stay until the end, since a store may need them; the passphrase goes first."""
        path = secrets_file()
        if not path.exists():
            return
        lines = path.read_text().splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith("backup.passphrase"))
        if len(text) == sum(map(len, lines)):
            return
        found, fresh = path.stat(), path.with_suffix(".new")
        fresh.write_text(text)
        os.chown(fresh, found.st_uid, found.st_gid)
        fresh.chmod(0o600)
        overwrite(path)
        fresh.rename(path)

    def _archived(self) -> Iterator[int]:
        if self._settings.storage.url:
            yield from (size for _, size in archive().sizes(""))

    def _backed_up(self) -> Iterator[int]:
        chosen = self._settings.backup
        if chosen.to and not Repository(chosen).is_folder:
            yield from (one["Size"] for one in _objects(chosen))


def finish(paths: list[Path], data: Path) -> None:
    """Destroy the files, then the folders left empty; software keeps its own, such as mount points."""
    software = frozenset(data / name for name in SOFTWARE)
    for path in paths:
        if path.exists():
            overwrite(path)
            path.unlink()
        remove_empty(path.parent, software)
    remove_empty(data, software)


def overwrite(path: Path) -> None:
    """Random bytes over the content, stored, before the file goes. Nothing for what is no plain file."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, PIECE)))
        file.flush()
        os.fsync(file.fileno())


def remove_empty(folder: Path, spared: Collection[Path] = ()) -> None:
    """The folder and those in it, as far as nothing is left in them; not ``spared`` ones."""
    if not folder.is_dir() or folder.is_symlink() or folder in spared:
        return
    for path in folder.iterdir():
        remove_empty(path, spared)
    if not any(folder.iterdir()):
        folder.rmdir()


def _walk(path: Path) -> Iterator[Path]:
    """Everything that is no folder: files, links, sockets."""
    if path.is_symlink() or not path.is_dir():
        if path.is_symlink() or path.exists():
            yield path
        return
    for inside in path.iterdir():
        yield from _walk(inside)


def _counted(paths: Iterator[Path]) -> Count:
    found = Count()
    for path in paths:
        found.files += 1
        found.bytes += path.lstat().st_size
    return found


def _client(chosen: Backup) -> Any:
    endpoint = chosen.endpoint if "://" in chosen.endpoint else f"https://{chosen.endpoint}"
    return boto3.client(  # type: ignore[no-untyped-call]
        "s3",
        endpoint_url=endpoint if chosen.endpoint else None,
        region_name=chosen.region,
        aws_access_key_id=chosen.access_key.get_secret_value(),
        aws_secret_access_key=chosen.secret_key.get_secret_value(),
        verify=chosen.ca or True,
        config=Config(s3={"addressing_style": "path"}),  # type: ignore[no-untyped-call]
    )


def _objects(chosen: Backup) -> Iterator[dict[str, Any]]:
    """The objects of a backup in an S3 store."""
    bucket, below = Repository(chosen).bucket()
    pages = _client(chosen).get_paginator("list_objects_v2")
    for name in REPOSITORIES:
        for page in pages.paginate(Bucket=bucket, Prefix=f"{below}{name}/"):
            yield from page.get("Contents", ())


def _empty(chosen: Backup) -> None:
    client, (bucket, _) = _client(chosen), Repository(chosen).bucket()
    for one in list(_objects(chosen)):
        client.delete_object(Bucket=bucket, Key=one["Key"])
