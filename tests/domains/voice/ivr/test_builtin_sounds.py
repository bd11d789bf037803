"""Builtin sounds: unaltered, or refused."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.builtin_sounds import BuiltinSound, BuiltinSounds, Damaged
from hotline.domains.voice.ivr.adapters.telephone_sound import RATE, speech_level

SPOKEN = Path("deploy/prompts/spoken")
#: What A-law itself keeps of speech is 37; below 10 one hears it.
MIN_DECIBELS = 12.0


def sound(path: str = "zh/welcome.alaw") -> NDArray[np.int16]:
    return BuiltinSounds(SPOKEN).samples(path)


def decibels(stored: NDArray[np.int16], of: NDArray[np.int16]) -> float:
    """How far what was lost lies below the sound."""
    signal, lost = of.astype(float), of.astype(float) - stored
    return float(10 * np.log10(np.sum(signal**2) / np.sum(lost**2)))


def test_a_sound_comes_back_as_long_as_loud_and_nearly_the_same(tmp_path: Path) -> None:
    spoken, builtin = sound(), BuiltinSounds(tmp_path)
    builtin.put("zh/welcome.alaw", spoken, "text 1")
    builtin.save()
    again = BuiltinSounds(tmp_path)
    stored = again.samples("zh/welcome.alaw")
    assert again.pieces == {"zh/welcome.alaw": BuiltinSound("text 1", len(spoken))}
    assert len(stored) == len(spoken)
    assert decibels(stored, spoken) > MIN_DECIBELS
    louder = speech_level(stored / np.float32(32768), RATE) / speech_level(spoken / np.float32(32768), RATE)
    assert louder == pytest.approx(1, abs=0.03)


def test_another_sound_changes_its_own_file_and_its_own_line(tmp_path: Path) -> None:
    builtin = BuiltinSounds(tmp_path)
    for name in ("a", "b", "c"):
        builtin.put(f"zh/{name}.alaw", sound(), f"text {name}")
    builtin.save()
    before, files = (tmp_path / "made.json").read_text().splitlines(), contents(tmp_path)
    builtin.put("zh/b.alaw", sound("zh/goodbye.alaw"), "another text")
    builtin.save()
    after = (tmp_path / "made.json").read_text().splitlines()
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, False, True, True]
    changed = {name for name, content in contents(tmp_path).items() if files[name] != content}
    assert changed == {"made.json", "b.opus"}


def test_what_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    builtin = BuiltinSounds(tmp_path)
    builtin.put("zh/a.alaw", sound(), "text")
    builtin.drop("zh/a.alaw")
    builtin.save()
    assert contents(tmp_path).keys() == {"made.json"}
    assert BuiltinSounds(tmp_path).pieces == {}


@pytest.mark.parametrize("content", [None, b"", b"OggS" + bytes(200)])
def test_a_damaged_file_is_named_instead_of_played(tmp_path: Path, content: bytes | None) -> None:
    builtin = BuiltinSounds(tmp_path)
    builtin.put("zh/a.alaw", sound(), "text")
    builtin.file("zh/a.alaw").unlink()
    if content is not None:
        builtin.file("zh/a.alaw").write_bytes(content)
    with pytest.raises(Damaged, match=r"a\.opus"):
        builtin.samples("zh/a.alaw")


def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    builtin = BuiltinSounds(tmp_path)
    builtin.put("zh/a.alaw", sound(), "text")
    file = builtin.file("zh/a.alaw")
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
    with pytest.raises(Damaged, match=r"a\.opus"):
        builtin.samples("zh/a.alaw")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
