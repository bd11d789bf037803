"""What comes spoken with the code belongs to the texts beside it, and gives way to what is changed here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hotline.domains.voice.ivr.adapters.builtin_sounds import BuiltinSounds
from hotline.domains.voice.ivr.adapters.kokoro import ENGINE
from hotline.domains.voice.ivr.adapters.telephone_sound import FINISH, RATE, speech_level
from hotline.domains.voice.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.infrastructure import audio
from hotline.processes.prompts import SPOKEN, TEXTS, Desk

RENEW = "speak and ship what was changed: .venv/bin/hotline prompts --ship, then commit deploy/prompts/spoken"
#: Characters a second with all pauses, between a single word and a question in one breath.
PACE = (0.8, 8.0)
DECIBELS = (-25.0, -19.0)

BUILTIN = BuiltinSounds(TEXTS / SPOKEN)


def catalogue() -> Iterator[Prompt]:
    for file in sorted(TEXTS.glob("*.toml")):
        yield from prompts_from_toml(file.read_text())


def test_every_text_comes_spoken_as_it_reads_now() -> None:
    marks = {path: piece.made_from for path, piece in BUILTIN.pieces.items()}
    old = [each.path for each in catalogue() if marks.get(each.path) != each.fingerprint(f"{ENGINE} {FINISH}")]
    assert old == [], RENEW


def test_nothing_comes_spoken_that_no_text_asks_for() -> None:
    paths = {each.path for each in catalogue()}
    assert BUILTIN.pieces.keys() == paths, RENEW
    files = {path for path in (TEXTS / SPOKEN).rglob("*") if path.is_file()}
    assert files == {*map(BUILTIN.file, paths), TEXTS / SPOKEN / "made.json"}, RENEW


def test_every_sound_is_whole_of_a_human_pace_and_as_loud_as_the_others() -> None:
    strange = {}
    for each in catalogue():
        samples = BUILTIN.samples(each.path)
        pace = len(each.spoken_text) / (len(samples) / RATE)
        loud = 20 * np.log10(speech_level(samples / np.float32(32768), RATE))
        if not (PACE[0] < pace < PACE[1] and DECIBELS[0] < loud < DECIBELS[1]):
            strange[each.path] = f"{pace:.1f} characters a second, {loud:.1f} dB"
    assert strange == {}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A catalogue of the five sentences of agents, with their sounds, to be changed."""
    folder = tmp_path / "texts"
    builtin = BuiltinSounds(folder / SPOKEN)
    (folder / SPOKEN).mkdir(parents=True)
    shutil.copy(TEXTS / "agents.toml", folder)
    for path in [path for path in BUILTIN.pieces if path.startswith("agents/")]:
        builtin.put(path, BUILTIN.samples(path), BUILTIN.pieces[path].made_from)
    builtin.save()
    return folder


def desk(texts: Path) -> Desk:
    return Desk(texts.parent / "out", texts.parent / "tools", texts)


def rewrite(texts: Path) -> None:
    """The greeting says something else."""
    file = texts / "agents.toml"
    file.write_text(file.read_text().replace("很高兴为您服务", "请讲"))


def greeting(texts: Path) -> bytes:
    return (texts.parent / "out/agents/greeting.alaw").read_bytes()


def test_what_comes_spoken_is_unpacked_once(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk(texts).unpack()
    assert "5 of 5 prompts came spoken" in capsys.readouterr().out
    assert desk(texts).outdated() == []
    assert audio.decode(greeting(texts)).shape == (BUILTIN.pieces["agents/greeting.alaw"].samples,)
    assert {path.name for path in (texts.parent / "out/moh").iterdir()} == {"plucked-1.alaw"}
    desk(texts).unpack()
    assert capsys.readouterr().out == ""


def test_a_text_changed_before_the_first_start_is_said_as_it_was_until_it_is_spoken(texts: Path) -> None:
    rewrite(texts)
    desk(texts).unpack()
    assert greeting(texts)
    assert [prompt.name for prompt in desk(texts).outdated()] == ["greeting"]


def test_a_sound_that_is_there_does_not_give_way_to_an_older_one(texts: Path) -> None:
    desk(texts).unpack()
    rewrite(texts)
    (texts.parent / "out/agents/greeting.alaw").write_bytes(audio.SILENCE)
    desk(texts).unpack()
    assert greeting(texts) == audio.SILENCE


def test_a_sound_gives_way_to_one_that_comes_with_a_newer_text(texts: Path) -> None:
    desk(texts).unpack()
    old = greeting(texts)
    rewrite(texts)
    (new,) = desk(texts).outdated()
    builtin = BuiltinSounds(texts / SPOKEN)
    builtin.put(new.path, BUILTIN.samples("agents/lookup.alaw"), new.fingerprint(f"{ENGINE} {FINISH}"))
    builtin.save()
    desk(texts).unpack()
    assert desk(texts).outdated() == []
    assert greeting(texts) != old


def test_shipping_renews_what_changed_and_removes_what_went(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk(texts).unpack()
    builtin = BuiltinSounds(texts / SPOKEN)
    builtin.put("agents/gone.alaw", BUILTIN.samples("agents/lookup.alaw"), "a text of the past")
    builtin.put("agents/lookup.alaw", BUILTIN.samples("agents/lookup.alaw"), "a text of the past")
    builtin.save()
    desk(texts).ship()
    assert "1 prompts renewed, 1 removed of 5" in capsys.readouterr().out
    assert not (texts / SPOKEN / "agents/gone.opus").exists()
    renewed = BuiltinSounds(texts / SPOKEN).pieces
    assert renewed == {path: piece for path, piece in BUILTIN.pieces.items() if path.startswith("agents/")}
