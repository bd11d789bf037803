"""A real recogniser writes down speech. A file without speech or without sound is refused clearly."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hotline.domains.understanding.assistant.adapters import whisper
from hotline.domains.understanding.assistant.adapters.recorded_talk import TalkWriter
from hotline.domains.understanding.assistant.adapters.whisper import Whisper
from hotline.domains.understanding.assistant.rules.recognised_text import LONGEST_SECONDS, written
from hotline.kernel.errors import Invalid, Refused
from tests.spoken import RATE, spoken, wav

EXPECTED = "社保卡挂失、工伤认定。"


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whisper]:
    for name in whisper.NEEDED:
        pytest.importorskip(name, reason="uv sync --group hearing")
    recogniser = Whisper(tmp_path_factory.mktemp("cache") / "hearing.lock", whisper.expected(), patience=120)
    yield recogniser
    recogniser.rest()


@pytest.mark.parametrize(
    ("recognised", "text"), [("我的 社保卡, 丢了?", "我的社保卡，丢了？"), ("用 App 查", "用App查")]
)
def test_marks_and_blanks_are_as_people_write(recognised: str, text: str) -> None:
    assert written(recognised, EXPECTED) == text


def test_what_only_repeats_what_was_expected_was_not_said() -> None:
    assert written("工伤认定。", EXPECTED) == ""


@pytest.mark.real
def test_a_question_is_written_down_in_simplified_characters(recogniser: Whisper) -> None:
    text = recogniser.hear(wav(spoken("jobless-papers")))
    assert "失业金" in text
    assert "证明" in text


@pytest.mark.real
@pytest.mark.parametrize(
    "sound", [np.zeros(4 * RATE), np.random.default_rng(1).normal(0, 0.02, 4 * RATE)], ids=["silence", "hiss"]
)
def test_where_nobody_speaks_nothing_is_made_up(recogniser: Whisper, sound: np.ndarray) -> None:
    with pytest.raises(Invalid) as refused:
        recogniser.hear(wav(sound))
    assert refused.value.code == "nothing_heard"


@pytest.mark.real
@pytest.mark.parametrize("content", [b"", b"x" * 5000, wav(np.zeros(RATE))[:30]], ids=["empty", "junk", "torn"])
def test_what_is_no_recording_is_refused_and_the_next_is_heard(recogniser: Whisper, content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        recogniser.hear(content)
    assert refused.value.code == "not_audio"
    assert "社保卡" in recogniser.hear(wav(spoken("card-lost")))


@pytest.mark.real
def test_who_speaks_longer_than_agreed_is_told(recogniser: Whisper) -> None:
    with pytest.raises(Invalid) as refused:
        recogniser.hear(wav(np.zeros((LONGEST_SECONDS + 2) * RATE)))
    assert (refused.value.code, str(LONGEST_SECONDS) in refused.value.message) == ("too_long", True)


@pytest.mark.real
def test_an_ear_that_died_is_followed_by_another(recogniser: Whisper) -> None:
    recogniser.hear(wav(spoken("card-lost")))
    recogniser.rest()
    assert "社保卡" in recogniser.hear(wav(spoken("card-lost")))


@pytest.mark.real
def test_both_sides_of_a_recorded_talk_are_written_down(recogniser: Whisper) -> None:
    caller, quiet = spoken("card-lost"), np.zeros(RATE)
    left = np.concatenate([quiet, caller, quiet])
    right = np.concatenate([np.zeros(len(left)), spoken("jobless-papers"), quiet])
    both = np.zeros((len(right), 2))
    both[: len(left), 0], both[:, 1] = left, right
    found = TalkWriter(recogniser.text_of)([(both * 32767).astype("<i2").tobytes()])
    sides = {side: "".join(each.text for each in found if each.by_caller is side) for side in (True, False)}
    assert ("社保卡" in sides[True], "失业金" in sides[False]) == (True, True), found
    assert max(each.to_ms for each in found if each.by_caller) < len(left) * 1000 / RATE


def test_who_comes_when_all_seats_are_taken_is_sent_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, go = threading.Event(), threading.Event()
    monkeypatch.setattr(whisper, "SEATS", 1)
    monkeypatch.setattr(whisper, "decoded", lambda content, longest, rate: content)
    recogniser = Whisper(tmp_path / "lock", EXPECTED)

    def slowly(_: bytes) -> whisper.Recognised:
        taken.set()
        go.wait()
        return whisper.Recognised("听到了")

    monkeypatch.setattr(recogniser, "_recognised", slowly)
    texts: list[str] = []
    first = threading.Thread(target=lambda: texts.append(recogniser.hear(b"x")))
    first.start()
    assert taken.wait(10)
    with pytest.raises(Refused) as refused:
        recogniser.hear(b"x")
    assert (refused.value.status, refused.value.code) == (429, "busy")
    go.set()
    first.join()
    assert [*texts, recogniser.hear(b"x")] == ["听到了"] * 2
