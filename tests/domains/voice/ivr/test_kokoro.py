"""The real voice speaks every text, and the result is speech of a plausible length."""

from pathlib import Path

import numpy as np
import pytest

from hotline.domains.voice.ivr.adapters.kokoro import Kokoro, fetch_kokoro
from hotline.domains.voice.ivr.adapters.studio import record
from hotline.domains.voice.ivr.adapters.telephone_sound import RATE
from hotline.domains.voice.ivr.rules.catalogue import Prompt, prompts_from_toml
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid

pytestmark = pytest.mark.real

SENTENCE = "您现在排在第12位。"
#: A quick and a slow speaker of Mandarin.
SYLLABLES_A_SECOND = (2.5, 7.0)


@pytest.fixture(scope="module")
def kokoro() -> Kokoro:
    tools = settings().place.built / "tools"
    fetch_kokoro(tools)
    return Kokoro(tools)


@pytest.mark.parametrize("voice", ["zf_xiaoxiao", "zm_yunjian"])
def test_a_prompt_is_spoken_at_a_human_pace_and_loud_enough(kokoro: Kokoro, voice: str) -> None:
    prompt = Prompt("zh", "place-12", SENTENCE, voice, 1.0)
    samples = record(kokoro, prompt)
    pace = (len(prompt.spoken_text) - 1) / (len(samples) / RATE)
    assert SYLLABLES_A_SECOND[0] < pace < SYLLABLES_A_SECOND[1]
    assert 2000 < np.abs(samples).max() < 32767


def test_slower_is_longer(kokoro: Kokoro) -> None:
    normal, slow = (record(kokoro, Prompt("zh", "x", SENTENCE, "zf_xiaoxiao", speed)) for speed in (1.0, 0.7))
    assert len(slow) > 1.2 * len(normal)


def test_every_delivered_text_can_be_said(kokoro: Kokoro) -> None:
    for catalogue in sorted(Path("deploy/prompts").glob("*.toml")):
        for prompt in prompts_from_toml(catalogue.read_text()):
            assert kokoro.phonemes(prompt.spoken_text)


def test_a_voice_it_does_not_have_is_named_with_those_it_has(kokoro: Kokoro) -> None:
    with pytest.raises(Invalid, match="zf_xiaoxiao"):
        kokoro.synthesise("您好。", "zf_nobody", 1.0)


def test_a_text_it_cannot_say_is_refused_instead_of_skipped(kokoro: Kokoro) -> None:
    with pytest.raises(Invalid) as refusal:
        kokoro.phonemes("请按☎键")
    assert refusal.value.code == "unspeakable"
