"""The voice comes after the start, in the background, and nothing waits for it."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.domains.voice.ivr.adapters import speech
from hotline.domains.voice.ivr.adapters.prompts import speak
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable
from hotline.processes import prompts, voice
from hotline.processes.contract_end.contents import Contents


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where no voice is, on a machine whose root lives there too."""
    monkeypatch.setenv("HOTLINE_PLACE__BUILT", str(tmp_path))
    monkeypatch.setattr(voice, "_as_administrator", lambda: None)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def unpacked(built: Path) -> Path:
    prompts.Desk(built / "prompts", built / "tools").unpack()
    return built


def here(monkeypatch: pytest.MonkeyPatch, is_here: bool) -> None:
    monkeypatch.setattr(speech, "is_here", lambda tools: is_here)


def test_it_is_wanted_where_it_is_missing_or_something_is_to_be_spoken(
    unpacked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def needed() -> bool:
        return voice.is_needed(unpacked / "prompts", unpacked / "tools")

    here(monkeypatch, False)
    assert needed()
    here(monkeypatch, True)
    assert not needed()
    (unpacked / "prompts" / "zh/welcome.alaw").unlink()
    assert needed()


def test_what_cannot_be_brought_now_is_tried_again(
    unpacked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waits: list[float] = []
    tries = iter(["the registry is away", "the registry is away", ""])

    def bring(tools: Path) -> None:
        if problem := next(tries):
            raise speech.NoVoice(problem)

    monkeypatch.setattr(speech, "bring", bring)
    monkeypatch.setattr("time.sleep", waits.append)
    assert voice.main([]) == 0
    assert waits == [voice.AGAIN_SECONDS] * 2
    output = capsys.readouterr().out
    assert output.count("the registry is away; tried again in 5 min") == 2
    assert re.search(r"^\d+ prompts, all up to date$", output, re.MULTILINE)


def test_a_hand_over_knows_each_file_that_it_leaves(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "bring", lambda tools: None)
    assert voice.main(["--once"]) == 0
    Contents.read().check("folder", {path.name for path in built.iterdir()})


def test_once_it_ends_with_the_reason(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bring(tools: Path) -> None:
        raise speech.NoVoice("the registry is away")

    monkeypatch.setattr(speech, "bring", bring)
    assert voice.main(["--once"]) == 1


def test_packages_are_added_to_those_that_run_and_a_failure_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **options: object) -> None:
        commands.append(command)
        raise subprocess.CalledProcessError(2, command)

    monkeypatch.setattr(speech, "NEEDED", ("nobody_has_this",))
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(speech.NoVoice, match="cannot be brought"):
        speech.bring(built / "tools")
    assert {"--frozen", "--inexact", "--only-group"} < set(commands[0]), "nothing is taken away or replaced"


def test_a_text_is_refused_with_the_reason_while_the_voice_is_not_there(built: Path) -> None:
    with pytest.raises(Unavailable) as refusal:
        speak({"say/x": "今天停电。"})
    assert refusal.value.code == "voice_not_here"
