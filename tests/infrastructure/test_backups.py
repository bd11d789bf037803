"""The parts of a backup that decide: keys sealed apart, which snapshots, where, and what the tools are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.backups import bundle
from hotline.infrastructure.backups.digests import Digests, differences
from hotline.infrastructure.backups.files import Snapshot, around
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed

NINE = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PASSPHRASE = "a long enough passphrase"
KEYS = {"personal.json": b'{"cipher": "secret"}', "secrets.toml": b"backup.passphrase = 'x'"}


# Keys ----------------------------------------------------------------------------------------------------------------


def test_keys_come_out_as_they_went_in_and_nothing_of_them_can_be_read() -> None:
    sealed = bundle.seal(KEYS, PASSPHRASE)
    assert bundle.unseal(sealed, PASSPHRASE) == KEYS
    assert not any(word in sealed for word in (b"secret", b"personal", b"passphrase"))
    assert sealed != bundle.seal(KEYS, PASSPHRASE)


@pytest.mark.parametrize(
    ("sealed", "passphrase", "why"),
    [
        (bundle.seal(KEYS, PASSPHRASE), "another long passphrase", "口令有误"),
        (bundle.seal(KEYS, PASSPHRASE).replace(b'"sealed": "', b'"sealed": "AAAA'), PASSPHRASE, "口令有误"),
        (b"{}", PASSPHRASE, "不是 hotline backup keys"),
        (b"\x00\x01", PASSPHRASE, "不是 hotline backup keys"),
    ],
)
def test_another_passphrase_or_an_altered_file_opens_nothing(sealed: bytes, passphrase: str, why: str) -> None:
    with pytest.raises(BackupFailed, match=why):
        bundle.unseal(sealed, passphrase)


def test_a_short_passphrase_is_refused_and_a_file_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="至少 12 个字符"):
        bundle.seal(KEYS, "short")
    bundle.write(tmp_path / "keys", b"first")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        bundle.write(tmp_path / "keys", b"second")


# Snapshots -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "moment", "chosen"),
    [
        ([0, 1, 2], None, [2]),
        ([0, 1, 2], 1.5, [1, 2]),
        ([0, 1, 2], 1.0, [1, 2]),
        ([0, 1, 2], 5.0, [2]),
        ([1, 2], 0.5, [1]),
        ([], None, []),
        ([], 1.0, []),
    ],
)
def test_the_files_of_a_moment_are_those_of_the_snapshots_around_it(
    minutes: list[int], moment: float | None, chosen: list[int]
) -> None:
    snapshots = [Snapshot(str(minute), NINE + minute * MINUTE, 1, 1) for minute in minutes]
    at = None if moment is None else NINE + moment * MINUTE
    assert [int(one.id) for one in around(snapshots, at)] == chosen


# Where ---------------------------------------------------------------------------------------------------------------


def repository(**values: object) -> Repository:
    return Repository(Backup.model_validate({"passphrase": "p" * 64, **values}))


def test_a_folder_holds_both_repositories() -> None:
    place = repository(to="/srv/b")
    assert place.pgbackrest_options()["repo1-path"] == "/srv/b/postgres"
    assert place.restic_environment()["RESTIC_REPOSITORY"] == "/srv/b/files"


@pytest.mark.parametrize(
    ("to", "path", "address"),
    [
        ("s3://bucket", "/postgres", "s3:https://s3.example.cn:9000/bucket/files"),
        ("s3://bucket/a/b/", "/a/b/postgres", "s3:https://s3.example.cn:9000/bucket/a/b/files"),
    ],
)
def test_a_bucket_holds_both_repositories_and_is_reached_over_tls(to: str, path: str, address: str) -> None:
    place = repository(to=to, endpoint="s3.example.cn:9000", access_key="k", secret_key="s", ca="/etc/ca.pem")
    options, environment = place.pgbackrest_options(), place.restic_environment()
    assert (options["repo1-type"], options["repo1-path"], options["repo1-s3-bucket"]) == ("s3", path, "bucket")
    assert (options["repo1-storage-ca-file"], environment["RESTIC_CACERT"]) == ("/etc/ca.pem", "/etc/ca.pem")
    assert (options["repo1-s3-endpoint"], options["repo1-storage-port"]) == ("s3.example.cn", "9000")
    assert environment["RESTIC_REPOSITORY"] == address


def test_nothing_is_written_unencrypted() -> None:
    with pytest.raises(BackupFailed, match="没有备份口令"):
        Repository(Backup(to="/srv/b")).pgbackrest_options()
    assert repository(to="/srv/b").pgbackrest_options()["repo1-cipher-type"] == "aes-256-cbc"


@pytest.mark.parametrize("to", ["relative/folder", "/", "s3://", "http://x/y", "/ srv"])
def test_a_place_that_is_none_is_refused(to: str) -> None:
    with pytest.raises(ValueError, match="to"):
        Backup(to=to)


# Digests -------------------------------------------------------------------------------------------------------------


def test_differences_are_named() -> None:
    recorded = Digests("r", NINE, "b", {"public.a": (1, "7"), "public.b": (2, "8")}, (5, "aa"))
    assert differences(recorded, dict(recorded.tables), (5, "aa")) == []
    assert differences(recorded, {"public.a": (1, "9"), "public.c": (0, "0")}, (6, "bb")) == [
        "表 public.a 不同（1 行 与 1 行）",
        "表 public.b 不同（2 行 与 无）",
        "表 public.c 不同（无 与 0 行）",
        "事件日志末尾不同（第 5 条与第 6 条）",
    ]
