"""Listening to a call on a machine without a loudspeaker: the call goes on, and one line reports the missing sound."""

import asyncio
from pathlib import Path

import pytest

from hotline.demo.playback import loudspeaker

#: 20 ms of alaw, as it comes off the line.
FRAME = b"\xd5" * 160


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """This is the machine's only player."""
    player = folder / "aplay"
    player.write_text(f"#!/bin/sh\n{script}\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


async def play_for(seconds: float) -> None:
    async with loudspeaker(enabled=True) as play:
        assert play is not None
        for _ in range(int(seconds / 0.02)):
            play(FRAME)
            await asyncio.sleep(0.02)


async def test_without_a_sound_card_one_line_says_so_whatever_the_player_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    install(
        monkeypatch, tmp_path, "for n in 1 2 3 4 5 6; do echo ALSA lib: cannot find card; echo ALSA >&2; done; exit 1"
    )
    await play_for(2)
    output = "".join(capfd.readouterr())
    assert output.count("\n") == 1
    assert "放不出声音" in output


async def test_with_one_the_player_gets_every_byte(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    received = tmp_path / "heard"
    install(monkeypatch, tmp_path, f"exec cat >{received}")
    await play_for(0.5)
    assert received.read_bytes() == FRAME * 25
    assert "".join(capfd.readouterr()) == ""


async def test_without_a_player_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with loudspeaker(enabled=True) as play:
        assert play is None
    assert "apt-get install alsa-utils" in capfd.readouterr().err
