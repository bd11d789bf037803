"""The texts of the announcements: complete, speakable, and spoken again only when something changed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.catalogue import Prompt, outdated, prompts_from_toml, withdrawn
from hotline.kernel.errors import Invalid

TEXTS = Path("deploy/prompts")
#: What callcontrol says of its own accord, besides the flow's prompts.
BY_CALLCONTROL = {
    "recording-notice-out",
    "queue-wait-music-intro",
    "objection-offer",
    "objection-taken",
    *(f"place-{n}" for n in range(1, 31)),
    "place-many",
    "wait-under-1",
    *(f"wait-{n}" for n in range(1, 16)),
    "wait-long",
    "callback-offer",
    "callback-accepted",
    "callback-unavailable",
    "agent-number-intro",
    *(f"digit-{n}" for n in range(10)),
    "for-you",
    "agent-lost",
    "rating-thanks",
    "all-busy",
    "goodbye",
}
MINIMAL = 'folder = "zh"\nvoice = "a"\n[prompts]\nhello = "您好"\n'


def prompts(name: str) -> dict[str, Prompt]:
    return {prompt.name: prompt for prompt in prompts_from_toml((TEXTS / f"{name}.toml").read_text())}


def test_everything_callcontrol_says_has_a_text() -> None:
    assert BY_CALLCONTROL - prompts("prompts").keys() == set()


def test_counted_prompts_say_their_number() -> None:
    spoken = prompts("prompts")
    assert spoken["place-2"].spoken_text == "您现在排在第二位。"
    assert spoken["wait-15"].spoken_text == "预计等待约十五分钟。"


def test_the_digits_of_a_staff_number_are_said_as_on_the_phone() -> None:
    assert "".join(prompts("prompts")[f"digit-{n}"].spoken_text for n in range(10)) == "零幺二三四五六七八九"


def test_two_dozen_citizens_ask_in_several_voices() -> None:
    citizens = prompts("citizens").values()
    assert len(citizens) >= 24
    assert len({prompt.voice for prompt in citizens}) >= 6


@pytest.mark.parametrize("name", ["prompts", "citizens", "agents"])
def test_texts_are_mandarin_and_punctuation_only(name: str) -> None:
    strange = {
        sign
        for prompt in prompts(name).values()
        for sign in prompt.spoken_text
        if not "一" <= sign <= "鿿" and sign not in "，。；？、"
    }
    assert strange == set()


def test_a_prompt_may_have_a_voice_and_a_speed_of_its_own() -> None:
    (plain, own) = prompts_from_toml(MINIMAL + 'slow = {text = "慢", voice = "b", speed = 0.8}\n')
    assert (plain.voice, plain.speed) == ("a", 1.0)
    assert (own.voice, own.speed) == ("b", 0.8)


def test_what_the_voice_would_misread_is_respelt_for_it_alone() -> None:
    (hello,) = prompts_from_toml(MINIMAL.replace("您好", "重听请按9") + '[respell]\n"重听" = "虫听"\n')
    assert (hello.text, hello.spoken_text) == ("重听请按9", "虫听请按九")
    assert hello.fingerprint("e") != replace(hello, respell={}).fingerprint("e")


@pytest.mark.parametrize(
    "wrong",
    [
        "[prompts",
        MINIMAL.replace("您好", ""),
        MINIMAL + "volume = 3\n",
        MINIMAL + 'fast = {text = "快", speed = 9.0}\n',
        MINIMAL + '[series.n]\ntext = "没有数"\nfirst = 1\nlast = 2\n',
        MINIMAL.replace("hello", "n-1") + '[series.n]\ntext = "第{n}"\nfirst = 1\nlast = 2\n',
    ],
)
def test_a_catalogue_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(Invalid):
        prompts_from_toml(wrong)


HELLO = Prompt("zh", "hello", "您好", "a", 1.0)
CHANGED = [replace(HELLO, text="您好啊"), replace(HELLO, voice="b"), replace(HELLO, speed=0.9)]


@pytest.mark.parametrize("changed", CHANGED)
def test_other_words_another_voice_or_speed_is_spoken_anew(changed: Prompt) -> None:
    made = {HELLO.path: HELLO.fingerprint("e1")}
    assert outdated([HELLO], made, "e1") == []
    assert outdated([changed], made, "e1") == [changed]


def test_another_engine_speaks_everything_anew() -> None:
    assert outdated([HELLO], {HELLO.path: HELLO.fingerprint("e1")}, "e2") == [HELLO]


def test_figures_written_out_are_the_same_prompt() -> None:
    assert replace(HELLO, text="请按1").fingerprint("e") == replace(HELLO, text="请按一").fingerprint("e")


def test_what_no_text_asks_for_is_withdrawn() -> None:
    assert withdrawn([HELLO], {HELLO.path: "x", "zh/old.alaw": "y"}) == ["zh/old.alaw"]
