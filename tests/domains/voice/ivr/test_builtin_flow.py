"""The builtin flow, walked as callers walk it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.catalogue import prompts_from_toml
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    JoinQueue,
    KeyReceived,
    NodeFinished,
    PromptsEnded,
    Score,
    TimedOut,
)
from tests.domains.voice.ivr.callers import KEYS, Caller, builtin_flow

FLOW = builtin_flow()
MAX_SILENT_STEPS = 12
#: Seconds after which nobody will answer any more.
PATIENCE = 600
QUEUES = {"social", "labor", "talent", "general", "elderly", "expert"}


def caller() -> Caller:
    return Caller(FLOW)


def test_it_may_be_published() -> None:
    assert problems(FLOW) == []


def test_every_prompt_it_says_has_a_text() -> None:
    texts = {prompt.name for prompt in prompts_from_toml(Path("deploy/prompts/prompts.toml").read_text())}
    assert FLOW.prompts() - texts == set()


def test_the_recording_notice_is_the_first_thing_a_caller_hears() -> None:
    assert caller().playing[0] == "recording-notice"


def test_no_menu_is_deeper_than_two_levels() -> None:
    assert {name: FLOW.level(name) for name, node in FLOW.nodes.items() if node.is_menu} == {
        "main": 1,
        "social-menu": 2,
        "labor-menu": 2,
        "referral": 2,
    }


@pytest.mark.parametrize(
    ("keys", "queue", "path"),
    [
        ("11", "social", "社会保险 › 养老"),
        ("12", "social", "社会保险 › 失业"),
        ("13", "social", "社会保险 › 工伤"),
        ("14", "social", "社会保险 › 单位参保与缴费基数"),
        ("21", "labor", "劳动关系与欠薪 › 欠薪与劳动监察"),
        ("22", "labor", "劳动关系与欠薪 › 劳动仲裁"),
        ("23", "labor", "劳动关系与欠薪 › 合同与工资休假"),
        ("3", "general", "就业创业"),
        ("4", "talent", "人才人事"),
        ("5", "social", "社保卡"),
        ("0", "general", "人工"),
        ("10", "social", "社会保险 › 人工"),
        ("182", "labor", "劳动关系与欠薪"),
        ("17", "social", "社会保险 › 不录音"),
        ("27", "labor", "劳动关系与欠薪 › 不录音"),
        ("87", "general", "其他热线 › 不录音"),
    ],
)
def test_keys_lead_to_the_queue_and_tell_the_agent_the_way(keys: str, queue: str, path: str) -> None:
    ringing = caller()
    ringing.presses(keys)
    if ringing.queue is None:
        ringing.presses("0")
        path += " › 人工"
    assert ringing.queue == JoinQueue(queue, 0, "", path, PATIENCE)


def test_what_no_machine_does_yet_is_said_and_a_person_does_it() -> None:
    ringing = caller()
    ringing.presses("6")
    assert ringing.playing == ("orders-by-person",)
    ringing.waits()
    assert ringing.queue is not None
    assert ringing.queue.queue == "general"


def test_7_leads_to_the_ai_seats() -> None:
    ringing = caller()
    ringing.presses("7")
    assert ringing.queue == JoinQueue("ai", 0, "", "智能语音助手")


def test_other_hotlines_are_named_and_lead_back_or_to_a_person() -> None:
    ringing = caller()
    ringing.presses("8")
    assert ringing.playing == ("referral", "menu-referral", "menu-objection")
    ringing.presses("8")
    assert (ringing.playing, ringing.walk.path) == (("menu-main",), ())
    ringing.presses("80")
    assert ringing.queue == JoinQueue("general", 0, "", "其他热线 › 人工", PATIENCE)


@pytest.mark.parametrize("before", ["", "1", "2", "8"])
def test_danger_goes_before_all_others_from_every_menu(before: str) -> None:
    ringing = caller()
    ringing.presses(before + "*")
    assert ringing.queue is not None
    assert (ringing.queue.queue, ringing.queue.priority, ringing.queue.reason) == ("expert", 100, "unrest")


@pytest.mark.parametrize("before", ["", "1", "2", "8"])
def test_the_elderly_have_a_key_of_their_own_in_every_menu(before: str) -> None:
    ringing = caller()
    ringing.presses(before + "#")
    assert ringing.queue is not None
    assert (ringing.queue.queue, ringing.queue.priority, ringing.queue.reason) == ("elderly", 50, "elderly")


def test_who_says_nothing_hears_the_menu_twice_and_gets_a_person() -> None:
    ringing = caller()
    while ringing.queue is None:
        ringing.waits()
    assert ringing.prompts == ["recording-notice", "welcome", "menu-main", "menu-main"]
    assert ringing.queue == JoinQueue("general", 0, "", "未按键", PATIENCE)


def test_after_the_talk_the_caller_rates_it_and_is_thanked() -> None:
    ringing = caller()
    ringing.presses("0")
    ringing.is_served()
    assert ringing.playing == ("rating-ask",)
    ringing.presses("2")
    assert (ringing.score, ringing.playing) == (Score(2), ("rating-thanks",))
    ringing.waits()
    assert ringing.hung_up


def test_who_took_the_call_back_is_let_go_without_rating() -> None:
    ringing = caller()
    ringing.presses("0")
    ringing.hears(NodeFinished("callback"))
    assert ringing.playing == ("goodbye",)
    ringing.waits()
    assert ringing.hung_up
    assert ringing.score is None


@pytest.mark.parametrize("outcome", ["failed", "lost_agent", "something new"])
@pytest.mark.parametrize(("seconds", "thanks"), [(12, "voicemail-taken"), (0, "goodbye")])
def test_a_queue_that_fails_asks_for_a_message(outcome: str, seconds: float, thanks: str) -> None:
    ringing = caller()
    ringing.presses("0")
    ringing.hears(NodeFinished(outcome))
    assert ringing.playing == ("voicemail-ask", "beep")
    ringing.waits()
    assert ringing.speaking
    ringing.leaves_message(seconds)
    assert ringing.playing == (thanks,)
    ringing.waits()
    assert ringing.hung_up


def test_danger_waits_for_a_person_as_long_as_it_takes() -> None:
    ringing = caller()
    ringing.presses("*")
    assert ringing.queue == JoinQueue("expert", 100, "unrest", "紧急情况")
    ringing.hears(NodeFinished("failed"))
    assert ringing.queue is not None
    assert ringing.queue.queue == "general"


def is_safe(ringing: Caller) -> bool:
    """A person, the end, something being said, a message being left, or a key being waited for."""
    return bool(ringing.queue or ringing.hung_up or ringing.playing or ringing.speaking or ringing.timer)


@given(st.text(alphabet=KEYS, max_size=1000))
@settings(max_examples=60)
def test_a_thousand_random_keys_trap_nobody(keys: str) -> None:
    ringing = caller()
    for key in keys:
        ringing.presses(key)
        assert is_safe(ringing)
    assert ringing.queue is None or ringing.queue.queue in {*QUEUES, "ai"}
    assert len(ringing.walk.path) <= 2


anything = st.one_of(
    st.sampled_from(KEYS).map(KeyReceived),
    st.just(PromptsEnded()),
    st.just(TimedOut()),
    st.sampled_from(["served", "callback", "failed", "lost_agent", "?"]).map(NodeFinished),
)


@given(st.lists(st.one_of(anything, st.just("wait")), max_size=60))
def test_whatever_is_heard_whenever_silence_leads_to_a_person_or_the_end(inputs: list[CallerNews | str]) -> None:
    ringing = caller()
    for news in inputs:
        if news != "wait":
            ringing.hears(news)
        elif ringing.playing or ringing.timer:
            ringing.waits()
    for _ in range(MAX_SILENT_STEPS):
        if ringing.queue or ringing.hung_up:
            break
        ringing.waits()
    assert ringing.queue or ringing.hung_up


@given(st.lists(anything, max_size=40))
def test_zero_is_a_person_from_every_menu_a_caller_can_come_to(inputs: list[CallerNews]) -> None:
    ringing = caller()
    for news in inputs:
        ringing.hears(news)
    if FLOW.nodes[ringing.walk.node].is_menu:
        ringing.presses("0")
        assert ringing.queue is not None


@given(st.lists(st.one_of(st.sampled_from(KEYS), st.just("wait")), max_size=40))
def test_every_menu_that_was_said_to_its_end_is_followed_by_listening(inputs: list[str]) -> None:
    ringing = caller()
    for news in inputs:
        ended = bool(ringing.playing) and FLOW.nodes[ringing.walk.node].is_menu and news == "wait"
        if news != "wait":
            ringing.presses(news)
        elif ringing.playing or ringing.timer:
            ringing.waits()
        if ended:
            assert ringing.timer > 0
