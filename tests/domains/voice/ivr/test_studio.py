"""Prompts are spoken once, never half written, and only changed ones are spoken again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.adapters.studio import Studio, record
from hotline.domains.voice.ivr.adapters.telephone_sound import RATE
from hotline.domains.voice.ivr.rules.catalogue import Prompt
from hotline.infrastructure import audio
from tests.domains.voice.ivr.voices import Whistle

HELLO = Prompt("zh", "hello", "您好。", "a", 1.0)
BYE = Prompt("zh", "bye", "再见。", "a", 1.0)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary"
    path.touch()
    return path


def studio(diary: Path, engine: str = "e1") -> Studio:
    return Studio(diary.parent / "out", engine, partial(Whistle, diary), audio.encode)


def spoken(diary: Path) -> list[str]:
    return sorted(diary.read_text().splitlines())


def test_prompts_are_spoken_once(diary: Path) -> None:
    assert {prompt.name for prompt, _ in studio(diary).build([HELLO, BYE])} == {"hello", "bye"}
    assert list(studio(diary).build([HELLO, BYE])) == []
    assert spoken(diary) == ["a 1 再见。", "a 1 您好。"]


def test_only_what_changed_or_vanished_is_spoken_again(diary: Path) -> None:
    list(studio(diary).build([HELLO, BYE]))
    (diary.parent / "out" / BYE.path).unlink()
    assert studio(diary).outdated([HELLO, BYE]) == [BYE]
    assert studio(diary).outdated([replace(HELLO, text="喂。")]) == [replace(HELLO, text="喂。")]
    assert studio(diary, "e2").outdated([HELLO]) == [HELLO]


def test_what_was_spoken_before_a_failure_is_kept_and_no_half_file_is_left(diary: Path) -> None:
    list(studio(diary).build([HELLO]))
    with pytest.raises(ValueError, match="cannot say this"):
        list(studio(diary).build([HELLO, replace(BYE, text="坏")]))
    assert studio(diary).outdated([HELLO]) == []
    files = [path for path in (diary.parent / "out").rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"hello.alaw", "made.json"}


def test_workers_whose_parent_is_killed_leave_with_it(diary: Path) -> None:
    """Nobody would ever give them work again, and each holds half a gigabyte."""
    program = (
        "from functools import partial; from pathlib import Path\n"
        "from hotline.domains.voice.ivr.adapters.studio import Studio\n"
        "from hotline.domains.voice.ivr.rules.catalogue import Prompt\n"
        "from tests.domains.voice.ivr.voices import Slow\n"
        f"diary = Path({str(diary)!r})\n"
        "prompts = [Prompt('zh', name, '您好。', 'a', 1.0) for name in 'ab']\n"
        "if __name__ == '__main__': list(Studio(diary.parent, 'e1', partial(Slow, diary), bytes).build(prompts))\n"
    )
    script = diary.parent / "saying.py"
    script.write_text(program)
    path = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen([sys.executable, script], env={**os.environ, "PYTHONPATH": path}) as parent:
        wait_until(lambda: len(spoken(diary)) == 2, "the workers did not begin")
        parent.kill()
    workers = [int(line) for line in spoken(diary)]
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), f"{workers} live on")


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


def test_withdrawn_prompts_are_removed(diary: Path) -> None:
    list(studio(diary).build([HELLO, BYE]))
    assert studio(diary).clear_out([HELLO]) == [BYE.path]
    assert not (diary.parent / "out" / BYE.path).exists()
    assert studio(diary).clear_out([HELLO]) == []


def test_the_file_holds_the_sound_at_eight_kilohertz(diary: Path) -> None:
    ((_, seconds),) = studio(diary).build([HELLO])
    samples = audio.decode((diary.parent / "out" / HELLO.path).read_bytes())
    assert len(samples) == round(seconds * RATE)
    assert audio.tones_in(samples[800:2400], {440, 880}) == {440}


def test_sentences_are_spoken_one_by_one_with_a_pause_between(diary: Path) -> None:
    samples = record(Whistle(diary), replace(HELLO, text="您好。请按1；再见"))
    assert diary.read_text().splitlines() == ["a 1 您好。", "a 1 请按一；", "a 1 再见"]
    steps = samples[: len(samples) // 10 * 10].reshape(-1, 10).astype(int)
    loud = np.abs(steps).max(axis=1) > 500
    starts = np.flatnonzero(np.diff(loud.astype(int)) == 1)
    assert len(starts) == 3
