"""The keys' file wrapped by a token: SoftHSM, by the same PKCS#11 as a hardware security module."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.infrastructure.key_service.key_file import KeyFile, KeysLocked
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.kernel.sealed import Place
from tests.key_process import KeyProcess, free_token

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
pytestmark = pytest.mark.skipif(not shutil.which("softhsm2-util"), reason="needs softhsm2")
CALL = Place("call/c1", "number")
NUMBER, MASKED, PIN = "13800138000", "138******00", "12345678"
OPTIONS = ("--token-library", LIBRARY, "--token", "hotline", "--token-key", "hotline-keys")


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[KeyProcess]:
    """A process whose file lay in the clear before it was told of the token."""
    (tmp_path / "token.pin").write_text(PIN)
    environment = free_token(tmp_path, "hotline", PIN)
    process = KeyProcess(tmp_path, *OPTIONS, "--token-pin", str(tmp_path / "token.pin"), environment=environment)
    yield process
    process.kill()


def test_a_file_in_the_clear_is_wrapped_at_the_first_start_and_opens_as_before(holder: KeyProcess) -> None:
    before = SealingKeys.from_file(holder.keys)
    clear = holder.keys.read_text()
    sealed = before.seal(NUMBER, MASKED, CALL)
    holder.start()
    assert holder.client().open(sealed) == NUMBER
    assert holder.client().status().token == "hotline/hotline-keys"
    wrapped = holder.keys.read_text()
    assert set(json.loads(wrapped)) == {"version", "token", "wrapped"}
    for family in json.loads(clear).values():
        for key in family["keys"].values() if isinstance(family, dict) else []:
            assert key["key"] not in wrapped
    assert holder.keys.stat().st_mode & 0o777 == 0o600


def test_with_the_pin_root_has_the_content_for_the_hand_over(holder: KeyProcess, tmp_path: Path) -> None:
    before = json.loads(holder.keys.read_text())
    holder.start()
    script = (
        "import sys, pathlib\n"
        "from hotline.infrastructure.key_service.settings import KeyToken\n"
        "from hotline.infrastructure.key_service.token import content_in_the_clear\n"
        f"token = KeyToken(library={LIBRARY!r})\n"
        "print(content_in_the_clear(pathlib.Path(sys.argv[1]), token, pathlib.Path(sys.argv[2])).decode())\n"
    )
    command = [sys.executable, "-c", script, str(holder.keys), str(tmp_path / "token.pin")]
    run = subprocess.run(command, env=holder.environment, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == before


def test_the_file_alone_opens_nothing(holder: KeyProcess) -> None:
    holder.start()
    holder.kill()
    with pytest.raises(KeysLocked, match="hotline/hotline-keys"):
        KeyFile.read(holder.keys)


def test_started_again_it_has_the_keys_and_new_ones_are_wrapped_too(holder: KeyProcess) -> None:
    from datetime import UTC, datetime

    holder.start()
    client = holder.client()
    sealed = client.seal(NUMBER, MASKED, CALL)
    client.renew("2026-11-30", datetime.now(UTC))
    assert "wrapped" in json.loads(holder.keys.read_text())
    holder.kill()
    holder.start()
    assert client.open(sealed) == NUMBER
    assert set(client.status().cipher.keys) == {"2026-01", "2026-11-30"}
    client.destroy("2026-01", ["cipher", "index"])
    with pytest.raises(KeyError):
        client.open(sealed)


@pytest.mark.parametrize("what", ["a wrong PIN", "another token", "an altered file"])
def test_it_does_not_start_with(what: str, holder: KeyProcess, tmp_path: Path) -> None:
    holder.start()
    holder.kill()
    match what:
        case "a wrong PIN":
            (tmp_path / "token.pin").write_text("00000000")
        case "another token":
            shutil.rmtree(tmp_path / "tokens")
            free_token(tmp_path, "hotline", PIN)
        case _:
            stored = json.loads(holder.keys.read_text())
            holder.keys.write_text(json.dumps(stored | {"wrapped": "AAAA" + stored["wrapped"][4:]}))
    before = holder.keys.read_bytes()
    holder.launch()
    assert holder.ended() == 1
    assert "the keys cannot be had: the token hotline" in holder.log
    assert holder.keys.read_bytes() == before
