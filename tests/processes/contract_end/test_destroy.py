"""Nothing is left: who may order it, in which order it goes, that it goes on, and what a scan finds afterwards."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import obstore
import pytest
from obstore.store import S3Store

from hotline.domains.platform.approvals.models import Approval
from hotline.infrastructure import audit, sm2
from hotline.infrastructure.archive import archive
from hotline.infrastructure.settings import settings
from hotline.infrastructure.settings_files import secrets_file
from hotline.processes.contract_end import destroy, remains
from hotline.processes.contract_end.destroy import Destruction
from hotline.processes.single import tables
from hotline.processes.single.supervisor import Supervisor
from tests.domains.service.messaging.arrivals import log, voicemail
from tests.domains.voice.calls.tales import answered_call
from tests.domains.voice.recordings.recorded_calls import own_place
from tests.processes.contract_end.rows import CLIENT, OPERATOR, PASSWORD, approve, connect_as_django, people
from tests.s3_server import BUCKET, raw_objects, s3_server

pytestmark = pytest.mark.django_db(transaction=True)
type Run = Callable[..., tuple[int, str]]
DIGEST, RECEIVER = "ab" * 32, "北京市人社局 李主任"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation's folder with a file of each sort, and a backup; the database is that of the tests."""
    folder, backup = tmp_path / "data", tmp_path / "backup"
    monkeypatch.setenv("HOTLINE_SETTINGS", str(folder / "hotline.toml"))
    monkeypatch.setattr(destroy, "set_up_django", lambda process: None)
    monkeypatch.setattr(destroy, "close_pools", lambda: None)
    monkeypatch.setattr(tables, "connect", lambda _: connect_as_django())
    monkeypatch.setattr(Destruction, "_start_database", lambda self, layout: None)
    with own_place(folder):
        people()
        for name in (
            "postgres/pg_wal/000000010000000000000001",
            "postgres/base/1/1259",
            "nats/jetstream/1.blk",
            "archive/2026/11/25/c1.flac.sealed",
            "recordings/2026/11/25/c2.raw",
            "cache/x.pyc",
            "log/web.log",
            "secrets/pgbackrest.conf",
            "witness/heads-2026-11.jsonl",
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(b"marker" * 100)
        (folder / "hotline.toml").write_text(f'[place]\ndata = "{folder}"\n[backup]\nto = "{backup}"\n')
        secrets_file().write_text('backup.passphrase = "long enough passphrase"\nweb.secret_key = "0123456789abcdef"\n')
        for part in ("postgres/archive/1", "files/data/2"):
            (backup / part).parent.mkdir(parents=True)
            (backup / part).write_bytes(b"sealed")
        sm2.make_key(settings().audit.key_file(folder))
        settings.cache_clear()
        yield folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path) -> Run:
    (tmp_path / "password").write_text(PASSWORD)

    def run(*arguments: str, manifest: str = DIGEST, receiver: str = RECEIVER) -> tuple[int, str]:
        where = (
            ("--password-file", str(tmp_path / "password"))
            if "--request" in arguments
            else ("--certificate-to", str(tmp_path / "certificate"))
        )
        known = ("--by", OPERATOR, "--manifest", manifest, "--received-by", receiver)
        code = destroy.main([*known, *where, *arguments])
        return code, capsys.readouterr().out

    return run


def hand_over(position: int = 0) -> None:
    """As ``hotline hand-over`` notes one."""
    audit.record(by=OPERATOR, action="contract.handed_over", about=f"hand-over/{DIGEST}", log_position=position)


def ordered(run: Run) -> None:
    hand_over()
    assert run("--request", "合同到期")[0] == 0
    approve()


def files(*folders: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*") if path.is_file())


def test_it_needs_a_hand_over_a_receipt_and_two_people(run: Run, data: Path) -> None:
    assert "没有这份移交" in run("--request", "合同到期")[1]
    hand_over()
    assert "须另一人批准" in run()[1]
    run("--request", "合同到期")
    assert "须另一人批准" in run()[1]
    approve()
    assert "签收人与批准的不符" in run(receiver="别人")[1]
    assert "没有这份移交" in run(manifest="cd" * 32)[1]
    assert "不能写在要销毁的文件夹里" in run("--certificate-to", str(data / "certificate"))[1]
    assert (data / "keys/personal.json").exists()
    assert Approval.objects.get().state == "approved"


def test_it_refuses_while_the_platform_runs(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered(run)
    monkeypatch.setattr(Supervisor, "is_there", lambda self: True)
    assert "加 --stop" in run()[1]
    assert (data / "keys/personal.json").exists()


def test_what_came_after_the_hand_over_is_not_lost_by_mistake(run: Run, data: Path) -> None:
    ordered(run)
    log(voicemail("c3").events)
    assert "移交之后又有" in run()[1]
    log(answered_call("c4", "1001").events)
    assert (data / "keys/personal.json").exists()
    assert run("--newer-too")[0] == 0


def test_everything_goes_and_a_signed_certificate_is_left(run: Run, data: Path, tmp_path: Path) -> None:
    ordered(run)
    code, text = run()
    assert code == 0, text
    assert files(data, tmp_path / "backup") == []
    folder = tmp_path / "certificate"
    assert files(folder) == ["certificate.json", "certificate.pdf", "certificate.sig", "public.pem"]
    certificate = json.loads((folder / "certificate.json").read_text())
    assert (certificate["title"], certificate["received_by"], certificate["manifest"]) == (
        "数据销毁证明",
        RECEIVER,
        DIGEST,
    )
    assert (certificate["by"], certificate["approved_by"]) == (OPERATOR, CLIENT)
    counts = {one["part"]: one["files"] for one in certificate["destroyed"]}
    assert counts["数据库及其日志（WAL）"] == 2
    assert counts["备份：数据库与文件"] == 2
    command = ["openssl", "dgst", "-sm3", "-verify", str(folder / "public.pem"), "-sigopt", f"distid:{sm2.USER_ID}"]
    checked = subprocess.run(
        [*command, "-signature", str(folder / "certificate.sig"), str(folder / "certificate.json")]
    )
    assert checked.returncode == 0
    assert "已有一份销毁证明" in run()[1]


def test_keys_go_first_and_contents_are_overwritten(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    overwrite = remains.overwrite

    def noted(path: Path) -> None:
        order.append(path.name)
        overwrite(path)
        if path.is_file():
            assert b"marker" not in path.read_bytes()

    monkeypatch.setattr(remains, "overwrite", noted)
    ordered(run)
    assert run()[0] == 0
    assert order[:3] == ["personal.json", "pgbackrest.conf", "secrets.toml"]
    assert order[-4:] == ["audit.pem", "audit.pub.pem", "secrets.toml", "hotline.toml"]


@pytest.mark.parametrize("broken_at", [1, 2, 4, 8])
def test_broken_off_it_goes_on(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    ordered(run)
    overwrite, count = remains.overwrite, 0

    def fail(path: Path) -> None:
        nonlocal count
        count += 1
        if count == broken_at:
            raise OSError("disk failure")
        overwrite(path)

    with monkeypatch.context() as patch:
        patch.setattr(remains, "overwrite", fail)
        code, text = run()
    assert code == 1
    assert "用同一命令继续" in text
    assert "是另一次销毁的" in run(receiver="别人")[1]
    code, text = run()
    assert code == 0, text
    assert files(data, tmp_path / "backup") == []


def test_broken_off_after_the_certificate_the_signing_key_goes_with_the_next_run(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered(run)

    def fail(self: Any) -> None:
        (data / "hotline.toml").unlink()
        raise OSError("disk failure")

    with monkeypatch.context() as patch:
        patch.setattr(remains.Remains, "finish", fail)
        assert run()[0] == 1
    assert (data / "keys/audit.pem").exists()
    assert run()[0] == 0
    assert files(data) == []


def test_a_file_that_stays_is_no_certificate(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a program still writes."""
    ordered(run)
    monkeypatch.setattr(remains.Remains, "left", lambda self: [str(data / "nats/1.blk")])
    code, text = run()
    assert code == 1
    assert "还留有 1 个文件" in text


def test_what_is_not_ours_stops_it_before_anything_is_lost(run: Run, data: Path, tmp_path: Path) -> None:
    """As when the data folder is one that others use too."""
    ordered(run)
    (data / "other").mkdir()
    assert "移交清单 contents.tsv 里没有这些文件：other" in run()[1]
    (data / "other").rmdir()
    (tmp_path / "backup" / "others.txt").write_text("beside our repositories")
    assert run()[0] == 0
    assert files(tmp_path / "backup") == ["others.txt"]


def test_archive_and_backup_in_a_store_are_emptied(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with s3_server() as endpoint:
        archive().write("2026/11/25/c1.flac.sealed", [b"sealed"])
        client = S3Store(
            BUCKET,
            endpoint=endpoint,
            access_key_id="test",
            secret_access_key="test-secret",
            region="us-east-1",
            client_options={"allow_http": True},
        )
        for name in ("backup/files/data/1", "backup/postgres/archive/2", "backup-of-others"):
            obstore.put(client, name, b"sealed")
        for name, value in {
            "TO": f"s3://{BUCKET}/backup",
            "ENDPOINT": endpoint,
            "ACCESS_KEY": "test",
            "SECRET_KEY": "test-secret",
        }.items():
            monkeypatch.setenv(f"HOTLINE_BACKUP__{name}", value)
        settings.cache_clear()
        ordered(run)
        code, text = run()
        assert code == 0, text
        assert raw_objects(endpoint).keys() == {"backup-of-others"}
    certificate = json.loads((tmp_path / "certificate" / "certificate.json").read_text())
    assert {one["part"]: one["files"] for one in certificate["destroyed"]}["备份：数据库与文件"] == 2


def test_software_of_the_machine_stays(run: Run, data: Path) -> None:
    (data / "asterisk-root" / "tmp").mkdir(parents=True)
    (data / "asterisk-root" / "asterisk").write_text("software")
    ordered(run)
    assert run()[0] == 0
    assert files(data) == ["asterisk-root/asterisk"]
    assert (data / "asterisk-root" / "tmp").is_dir(), "a mount point, without which the next start fails"
