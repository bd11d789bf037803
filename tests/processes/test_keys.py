"""``hotline keys`` at a terminal: what it shows, what it refuses, and how it ends."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.platform.citizens.actions import keys, seal_renewal
from hotline.infrastructure.key_service.key_file import KeyFile
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number
from hotline.infrastructure.settings import settings
from hotline.processes import keys as command
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale
from tests.key_process import KeyProcess

pytestmark = pytest.mark.django_db
Run = Callable[..., tuple[int, str]]
BEFORE = datetime.now(UTC) - timedelta(days=2)


@pytest.fixture(autouse=True, params=["file", "service"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keys of this test's own, in this process or in one apart, and a bus without calls."""
    monkeypatch.setenv("HOTLINE_PRIVACY__KEYS_BY", request.param)
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    monkeypatch.setattr(command, "set_up_django", lambda process: None)
    monkeypatch.setattr(command, "_live_calls", lambda dated: 0)
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    holder = KeyProcess(tmp_path)
    if request.param == "service":
        holder.start()
    log(Tale("c1", NINE).arrives(seal_number("13800138000", "call/c1")).queues("social", after=5).ends("caller").events)
    yield settings().keys_file
    holder.kill()
    settings.cache_clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str]:
        code = command.main(list(arguments))
        return code, capsys.readouterr().out

    return run


def rotated_two_days_ago() -> None:
    keys.rotate(by="console", now=BEFORE)
    while not seal_renewal.reseal(seconds=30):
        pass


def test_status_names_each_key_and_what_needs_it(run: Run) -> None:
    code, text = run("status")
    assert code == 0
    assert [line.split()[:2] for line in text.splitlines() if "2026-01" in line] == [
        ["密文", "2026-01"],
        ["检索", "2026-01"],
        ["录音和文件", "2026-01"],
    ]
    assert "使用中" in text
    assert "一律拒绝" in text


def test_rotated_it_says_what_to_do_and_status_how_far_it_is(run: Run) -> None:
    code, text = run("rotate")
    assert (code, "已生成密钥" in text, "hotline keys status" in text) == (0, True, True)
    code, text = run("status")
    assert (code, "进行中" in text) == (1, True)
    code, text = run("reseal")
    assert (code, "完成" in text) == (0, True)
    assert run("status")[0] == 0


def test_the_key_in_use_and_one_unknown_are_not_destroyed(run: Run, path: Path) -> None:
    before = path.read_bytes()
    for name, word in (("2026-01", "正在使用"), ("1999-01", "没有 1999-01")):
        code, text = run("destroy", name, "--confirm", name)
        assert (code, word in text) == (1, True)
    assert path.read_bytes() == before


def test_without_confirmation_nothing_is_destroyed(run: Run, path: Path) -> None:
    rotated_two_days_ago()
    for typed in ("", "2026"):
        code, text = run("destroy", "2026-01", "--confirm", typed)
        assert (code, "什么也没有改变" in text) == (1, True)
    assert "2026-01" in KeyFile.read(path).cipher.keys


def test_destroyed_it_says_what_can_no_longer_be_read(run: Run, path: Path) -> None:
    rotated_two_days_ago()
    code, text = run("destroy", "2026-01", "--confirm", "2026-01")
    assert code == 0
    assert "事件日志里 1 个事件" in text
    assert "已覆写并删除" in text
    file = KeyFile.read(path)
    assert ("2026-01" in file.cipher.keys, "2026-01" in file.index.keys, "2026-01" in file.files.keys) == (
        False,
        False,
        True,
    )
    assert AuditRow.objects.get(action="keys.destroy").by == "console"
    assert run("status")[0] == 0


def test_everything_ends_by_a_whole_sentence_only(run: Run, path: Path) -> None:
    assert run("destroy", "--all", "--confirm", "2026-01")[0] == 1
    old = json.loads(path.read_text())["cipher"]["keys"]["2026-01"]["key"]
    code, text = run("destroy", "--all", "--confirm", command.EVERYTHING)
    assert (code, "业务表里" in text, old in path.read_text()) == (0, True, False)
    code, text = run("status")
    assert (code, "无法读取" in text) == (1, True)


def test_without_a_key_file_it_says_so(run: Run, path: Path) -> None:
    path.unlink()
    code, text = run("status")
    assert (code, "没有密钥文件" in text) == (1, True)


def test_a_file_that_others_can_read_is_pointed_out(run: Run, path: Path) -> None:
    path.chmod(0o644)
    code, text = run("status")
    assert (code, "权限过宽" in text) == (1, True)


@pytest.mark.parametrize("arguments", [(), ("destroy",), ("destroy", "2026-01", "--all"), ("other",)])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as end:
        command.main(list(arguments))
    assert end.value.code == 2
