"""Everything is handed over, signed, and a program that knows nothing of ours checks it."""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from hotline.infrastructure import sm2
from hotline.infrastructure.backups.files import LEFT_OUT
from hotline.infrastructure.bus.connection import BUCKETS, EVENT_STREAM
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from hotline.processes.contract_end import documents, hand_over
from hotline.processes.contract_end.contents import TEMPLATES, Contents
from hotline.processes.single import tables
from tests.domains.voice.recordings.recorded_calls import own_place
from tests.processes.contract_end.rows import AGENT, CLIENT, OPERATOR, PASSWORD, approve, connect_as_django, everything

pytestmark = pytest.mark.django_db(transaction=True)
#: Of the program that checks the hand-over: whoever receives it reads it in an hour.
READABLE_LINES = 200
type Run = Callable[..., tuple[int, str]]


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(hand_over, "set_up_django", lambda process: None)
    monkeypatch.setenv("HOTLINE_SETTINGS", str(tmp_path / "data" / "hotline.toml"))
    monkeypatch.setattr(tables, "connect", lambda _: connect_as_django())
    with own_place(tmp_path / "data") as folder:
        (tmp_path / "data" / "hotline.toml").write_text('mode = "demonstration"\n')
        everything(folder)
        yield folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], spool: Path, tmp_path: Path) -> Run:
    (tmp_path / "password").write_text(PASSWORD)

    def run(*arguments: str, by: str = OPERATOR) -> tuple[int, str]:
        places = () if "--request" in arguments else ("--to", str(tmp_path / "h"), "--keys-to", str(tmp_path / "k"))
        secret = ("--password-file", str(tmp_path / "password")) if "--request" in arguments else ()
        code = hand_over.main(["--by", by, *places, *secret, *arguments])
        return code, capsys.readouterr().out

    return run


@pytest.fixture
def handed_over(run: Run, tmp_path: Path) -> Path:
    assert run("--request", "合同到期")[0] == 0
    approve()
    code, text = run()
    assert code == 0, text
    return tmp_path / "h"


def verify(folder: Path, *key: str) -> tuple[int, str]:
    """With Python alone: isolated, without site-packages."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder), *key]
    ran = subprocess.run(command, capture_output=True, text=True, cwd="/", env={"PATH": "/usr/bin:/bin"})
    return ran.returncode, ran.stdout + ran.stderr


def table(folder: Path, name: str) -> list[dict[str, object]]:
    with gzip.open(folder / "tables" / f"{name}.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def test_every_table_stream_bucket_and_folder_is_handed_over_or_left_out_with_a_reason() -> None:
    contents = Contents.read()
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    contents.check("table", ours | there)
    assert contents.lines["bucket"].keys() == BUCKETS.keys()
    assert contents.lines["stream"].keys() == {EVENT_STREAM}
    contents.check("folder", {name.split("/")[0] for name in LEFT_OUT})
    own = {name: value for name, value in vars(type(settings())).items() if name.endswith("_dir")}
    contents.check("folder", {Path(getattr(settings(), name)).name for name in own})
    assert all(one.zh and one.en for lines in contents.lines.values() for one in lines.values())
    listed = [line.split("\t")[:2] for line in (TEMPLATES / "contents.tsv").read_text().splitlines() if "\t" in line]
    assert [one for one in listed if listed.count(one) > 1] == []


def test_every_column_is_described_in_chinese() -> None:
    contents = Contents.read()
    handed_over = contents.handed_over("table")
    models = [m for m in apps.get_models(include_auto_created=True) if m._meta.db_table in handed_over]
    columns = {
        str(field.column)
        for model in models
        for field in model._meta.local_concrete_fields
        if not contents.is_left_out(model._meta.db_table, str(field.column))
    }
    assert columns - contents.column_titles.keys() - {"None"} == set()


def test_a_stranger_to_our_code_verifies_everything_and_reads_it(handed_over: Path, tmp_path: Path) -> None:
    code, text = verify(handed_over)
    assert code == 0, text
    assert "calls_callrecord: " in text or "完好" in text
    (staff,) = [row for row in table(handed_over, "accounts_staff") if row["number"] == AGENT]
    assert "password" not in staff
    assert [row["id"] for row in table(handed_over, "calls_callrecord")] == ["c1", "c2", "c3"]
    assert (handed_over / "files/archive/2026/11/25/c1.flac.sealed").is_file()
    assert (handed_over / "files/recordings/2026/11/25/c2.raw.sealed").is_file()
    assert "按月发放" in (handed_over / "documents/knowledge/pension/v1-draft.md").read_text()
    assert "<bpmn:definitions" in (handed_over / "documents/models/appeal/v1/flow.bpmn").read_text()
    assert (handed_over / "documents/announcements/welcome.wav").read_bytes().startswith(b"RIFF")
    schema = json.loads((handed_over / "schema.json").read_text())
    assert schema["calls_callrecord"]["zh"] == "通话记录（话单）"
    assert schema["calls_callrecord"]["en"] == "call records"
    assert AuditRow.objects.filter(action="contract.handed_over").count() == 1
    assert len((handed_over / "verify.py").read_text().splitlines()) <= READABLE_LINES


def test_the_keys_lie_elsewhere_and_open_numbers_and_recordings(handed_over: Path, tmp_path: Path) -> None:
    everything_there = b"".join(path.read_bytes() for path in handed_over.rglob("*") if path.is_file())
    key = json.loads(settings().keys_file.read_text())["cipher"]["keys"]["2026-11"]["key"]
    assert key.encode() not in everything_there
    keys, out = tmp_path / "k", tmp_path / "out"
    command = [sys.executable, "-I", str(keys / "open.py"), str(handed_over), str(keys / "personal.json"), str(out)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd="/")
    assert ran.returncode == 0, ran.stderr
    numbers = {row["number_cipher"] for row in table(out, "calls_callrecord")}
    assert "13800000001" in numbers
    clear = (out / "files/archive/2026/11/25/c1.flac").read_bytes()
    assert clear.startswith(b"fLaC")
    raw = "2026/11/25/c2.raw"
    assert (out / "files/recordings" / raw).read_bytes() == (settings().recordings_dir / raw).read_bytes()


def _flip(path: Path, at: int = -20) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def _drop_row(folder: Path) -> None:
    path = folder / "tables/calls_callrecord.jsonl.gz"
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1]), mtime=0))


def _exchange(folder: Path) -> None:
    one, other = folder / "tables/routing_skill.jsonl.gz", folder / "tables/calls_callrecord.jsonl.gz"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _drop_row_and_fit_the_manifest(folder: Path) -> None:
    _drop_row(folder)
    name = "tables/calls_callrecord.jsonl.gz"
    manifest = json.loads((folder / "manifest.json").read_text())
    digest = subprocess.run(["openssl", "dgst", "-sm3", "-r", folder / name], capture_output=True, text=True)
    (one,) = [each for each in manifest["files"] if each["name"] == name]
    one |= {"bytes": (folder / name).stat().st_size, "sm3": digest.stdout.split()[0], "rows": one["rows"] - 1}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _sign(folder: Path, key: Path) -> None:
    (folder / "manifest.sig").write_bytes(sm2.sign(key, (folder / "manifest.json").read_bytes()))


def _forge(folder: Path) -> None:
    """With a key of one's own."""
    with tempfile.TemporaryDirectory() as own:
        key = Path(own) / "forger.pem"
        sm2.make_key(key)
        (folder / "public.pem").write_bytes(sm2.public_key_file(key).read_bytes())
        _drop_row_and_fit_the_manifest(folder)
        _sign(folder, key)


#: What somebody does, and what the reader says of it.
ALTERATIONS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte of a recording": (lambda f: _flip(f / "files/archive/2026/11/25/c1.flac.sealed"), "摘要不符"),
    "a byte of a table": (lambda f: _flip(f / "tables/calls_callrecord.jsonl.gz"), "摘要不符"),
    "a byte of the index": (lambda f: _flip(f / "files.jsonl.gz"), "摘要不符"),
    "a row": (_drop_row, "calls_callrecord"),
    "a file": (lambda f: (f / "files/archive/2026/11/25/c1.flac.sealed").unlink(), "缺"),
    "a table": (lambda f: (f / "tables/routing_skill.jsonl.gz").unlink(), "缺"),
    "one file more": (lambda f: (f / "tables/more.jsonl.gz").write_bytes(b""), "清单里没有"),
    "two files exchanged": (_exchange, "calls_callrecord"),
    "a manifest that fits": (_drop_row_and_fit_the_manifest, "签名不对"),
    "a manifest signed by another": (_forge, "签名不对"),
    "the signature": (lambda f: _flip(f / "manifest.sig", -1), "签名不对"),
}


def test_each_alteration_is_noticed(handed_over: Path, tmp_path: Path) -> None:
    key = str(sm2.public_key_file(settings().audit.key_file(settings().place.data)).absolute())
    for what, (alter, found) in ALTERATIONS.items():
        copy = tmp_path / "altered"
        shutil.copytree(handed_over, copy)
        assert verify(copy, key)[0] == 0
        alter(copy)
        code, text = verify(copy, key)
        assert (code, found in text) == (1, True), f"{what}: {text}"
        if what == "a byte of a table":
            assert "不完好：1 处" in text, "the others are not suspected with it"
        shutil.rmtree(copy)


def test_a_row_that_is_lost_with_a_manifest_that_fits_is_noticed_by_what_refers_to_it(handed_over: Path) -> None:
    """As a fault of ours would make it: signed by the right key."""
    _drop_row_and_fit_the_manifest(handed_over)
    _sign(handed_over, settings().audit.key_file(settings().place.data))
    code, text = verify(handed_over)
    assert code == 1
    assert "→ calls_callrecord" in text


def test_a_run_broken_off_leaves_no_hand_over_and_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--request", "合同到期")
    approve()
    with monkeypatch.context() as patch:

        def fail(snapshot: object) -> Iterator[tuple[str, bytes]]:
            raise OSError(28, "No space left on device", "disk")

        patch.setattr(documents, "documents", fail)
        code, text = run()
    assert code == 1
    assert "用同一命令继续" in text
    recording = tmp_path / "h" / "files/archive/2026/11/25/c1.flac.sealed"
    copied = recording.stat().st_mtime_ns
    assert not (tmp_path / "h" / "manifest.json").exists()
    assert not (tmp_path / "h" / "manifest.sig").exists()
    code, text = run(by=CLIENT)
    assert "另一个人" in text
    code, text = run()
    assert code == 0, text
    assert recording.stat().st_mtime_ns == copied
    assert verify(tmp_path / "h")[0] == 0
    assert sorted(path.name for path in (tmp_path / "h").iterdir() if path.name.startswith("unfinished")) == []
    assert "已是一份完成的移交" in run()[1]


def test_files_that_are_missing_are_named_and_the_exit_status_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data/archive/2026/11/25/c1.flac.sealed").unlink()
    run("--request", "合同到期")
    approve()
    code, text = run()
    assert code == 1
    assert "缺文件 recordings_recordingfile.archive: files/archive/2026/11/25/c1.flac.sealed" in text
    code, text = verify(tmp_path / "h")
    assert code == 0
    assert "移交时已缺" in text


def test_who_may_not_and_where_it_may_not_go(run: Run, tmp_path: Path) -> None:
    assert "须另一人批准" in run()[1]
    assert "没有系统管理权限" in run("--request", "合同到期", by=AGENT)[1]
    (tmp_path / "password").write_text("wrong-horse-2026")
    assert "密码错误" in run("--request", "合同到期")[1]
    inside, data = str(tmp_path / "h" / "keys"), str(tmp_path / "data" / "h")
    assert "分开存放" in run("--keys-to", inside)[1]
    assert "之后会被销毁" in run("--to", data)[1]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    assert "不是空的" in run("--to", str(tmp_path / "other"))[1]


def test_what_the_list_does_not_name_stops_the_hand_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data" / "forgotten").mkdir()
    run("--request", "合同到期")
    approve()
    assert "移交清单 contents.tsv 里没有这些文件：forgotten" in run()[1]
