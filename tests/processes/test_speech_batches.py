"""The commands about talks: what is bad in a file or folder is named, the rest is answered, the exit code tells."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from hotline.domains.understanding.assistant.adapters import recogniser, whisper
from hotline.domains.understanding.assistant.adapters.recogniser import Recognised
from hotline.domains.understanding.conversation import queries
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Unrest
from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.infrastructure import audio
from hotline.processes import assist, converse, hear

CALL = {"id": "c1", "turns": [{"heard": "工资不发怎么办"}, {"heard": "人工"}]}
TALK = {"id": "t1", "turns": [{"who": "citizen", "text": "工资不发怎么办"}], "after": [0]}
BAD_LINES = ("{", "[]", '"text"', '{"id": 1}', '{"id": 1, "turns": 7}', '{"id": 1, "turns": [{"heard": 3}]}', "\x00")


class Known:
    """One article; the batch commands need no index here."""

    def understood(self, text: str) -> str:
        return text

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        return Answer("answer", ("wage-arrears",), ("拖欠工资可以投诉。",))

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        return Unrest()

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return {}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "builtin", Known)


def lines(folder: Path, *rows: object) -> str:
    file = folder / "batch.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("\n".join(texts), encoding="utf-8")
    return str(file)


def printed(capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, object]], str]:
    out = capsys.readouterr()
    return [json.loads(line) for line in out.out.splitlines()], out.err


def test_calls_are_answered_and_each_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert converse.main(["--batch", lines(tmp_path, CALL, *BAD_LINES, CALL | {"id": "c2"})]) == 1
    answered, errors = printed(capsys)
    assert [row["id"] for row in answered] == ["c1", "c2"]
    assert answered[0]["outcome"] == "person"
    for number in range(2, 2 + len(BAD_LINES)):
        assert f"第 {number} 行不是" in errors
    assert converse.main(["--batch", lines(tmp_path, CALL)]) == 0


def test_talks_are_followed_and_each_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside, no_text = TALK | {"after": [4]}, TALK | {"turns": [{"who": "citizen", "text": None}]}
    assert assist.main(["--batch", lines(tmp_path, TALK, *BAD_LINES, outside, no_text, TALK | {"id": "t2"})]) == 1
    answered, errors = printed(capsys)
    assert [row["id"] for row in answered] == ["t1", "t2"]
    assert answered[0]["moments"] == [{"topics": ["wage-arrears"], "unrest": None}]
    assert f"第 {len(BAD_LINES) + 3} 行不是" in errors
    assert assist.main(["--batch", lines(tmp_path, TALK)]) == 0


@pytest.mark.parametrize("command", [converse, assist])
def test_a_file_that_is_not_there_or_empty_is_told_of(
    command: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--batch", str(tmp_path / "none.jsonl")]) == 1  # type: ignore[attr-defined]
    assert "无法读取" in printed(capsys)[1]
    assert command.main(["--batch", lines(tmp_path, "")]) == 1  # type: ignore[attr-defined]
    assert command.main(["--batch", str(tmp_path)]) == 1  # type: ignore[attr-defined]
    assert "无法读取" in printed(capsys)[1]


class Writes:
    """In place of Whisper: how long the sound is."""

    def __init__(self, expected: str) -> None:
        pass

    def hear(self, samples: bytes, prompt: str | None = None) -> Recognised:
        return Recognised(f"{len(samples) / 4 / recogniser.RATE:.0f}秒")


@pytest.fixture
def recordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(recogniser, "Recogniser", Writes)
    monkeypatch.setattr(hear, "is_installed", lambda: True)
    tone = audio.tone(400, 2.0)
    soundfile.write(tmp_path / "1-good.wav", tone, audio.RATE, subtype="ALAW")
    soundfile.write(tmp_path / "2-stereo.wav", np.stack([tone, tone], 1), audio.RATE, subtype="PCM_16")
    (tmp_path / "3-good.alaw").write_bytes(audio.encode(tone))
    (tmp_path / "4-empty.wav").write_bytes(b"")
    (tmp_path / "5-no-sound.wav").write_bytes(b"RIFF\0\0\0\0WAVE not a sound")
    (tmp_path / "6-text.wav").write_text("工资", encoding="utf-8")
    (tmp_path / "7-notes.txt").write_text("工资", encoding="utf-8")
    (tmp_path / "8-empty.alaw").write_bytes(b"")
    (tmp_path / "9-gone.wav").symlink_to(tmp_path / "nowhere.wav")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "folder").mkdir()
    return tmp_path


def test_recordings_are_recognised_and_each_bad_file_is_named(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hear.main(["--batch", str(recordings)]) == 1
    recognised, errors = printed(capsys)
    assert {row["id"]: row["text"] for row in recognised} == dict.fromkeys(
        ("1-good.wav", "2-stereo.wav", "3-good.alaw"), "2秒"
    )
    named = [line.partition("：")[0] for line in errors.splitlines() if line.startswith(tuple("456789"))]
    assert named == ["4-empty.wav", "5-no-sound.wav", "6-text.wav", "7-notes.txt", "8-empty.alaw", "9-gone.wav"]


def test_a_folder_without_files_or_that_is_none_is_told_of(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare := tmp_path / "bare").mkdir()
    assert hear.main(["--batch", str(bare)]) == 1
    assert "没有" in printed(capsys)[1]
    assert hear.main(["--batch", str(recordings / "1-good.wav")]) == 1
    assert "不是文件夹" in printed(capsys)[1]


def test_a_folder_of_sound_only_is_well(recordings: Path) -> None:
    for file in [each for each in recordings.iterdir() if each.name[0] in "456789."]:
        os.remove(file)
    assert hear.main(["--batch", str(recordings)]) == 0


def test_without_the_recogniser_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hear, "is_installed", lambda: False)
    (tmp_path / "1.alaw").write_bytes(audio.SILENCE)
    assert hear.main(["--batch", str(tmp_path)]) == 1
    errors = printed(capsys)[1]
    assert "hearing" in errors
    assert whisper.NEEDED[0] in errors
