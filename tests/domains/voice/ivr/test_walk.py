"""How each kind of node treats callers, and what happens to inputs at the wrong moment."""

import pytest

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node
from hotline.domains.voice.ivr.rules.nodes.collect import Collect
from hotline.domains.voice.ivr.rules.nodes.hang_up import HangUp
from hotline.domains.voice.ivr.rules.nodes.menu import Menu
from hotline.domains.voice.ivr.rules.nodes.play import Play
from hotline.domains.voice.ivr.rules.nodes.queue import Queue
from hotline.domains.voice.ivr.rules.nodes.rating import Rating
from hotline.domains.voice.ivr.rules.steps import (
    HangUpCaller,
    JoinQueue,
    KeyReceived,
    Listen,
    NodeFinished,
    PlayPrompts,
    Pressed,
    PromptsEnded,
    Score,
    StopPrompts,
    TimedOut,
    Walk,
)
from hotline.domains.voice.ivr.rules.walk import advance
from tests.domains.voice.ivr.callers import Caller, builtin_flow

ENDS: dict[str, Node] = {"person": Queue(label="人工", queue="general"), "end": HangUp(label="挂机")}


def flow_to(entry: Node, **exits: str) -> Flow:
    """One node of interest, whose outcomes lead to the nodes named; a key k is written ``key_k``."""
    edges = tuple(
        Edge("here", outcome.removeprefix("key_"), target, f"去{target}") for outcome, target in exits.items()
    )
    queue = tuple(Edge("person", outcome, "end") for outcome in ("served", "callback", "failed"))
    return Flow("f", 1, "试", "here", "person", {"here": entry, **ENDS}, edges + queue)


def at_a_menu() -> Caller:
    menu = Menu(label="菜单", prompts=("menu",), wait_seconds=4)
    return Caller(flow_to(menu, key_0="person", key_1="end", timeout="person", wrong="person"))


def at_a_collect(minimum: int = 3, maximum: int = 5) -> Caller:
    node = Collect(label="单号", prompts=("number",), into="order", min_digits=minimum, max_digits=maximum)
    return Caller(flow_to(node, collected="end", failed="person"))


def at_a_rating() -> Caller:
    return Caller(flow_to(Rating(label="评价", prompts=("rate",)), rated="end", skipped="end"))


# Menus -----------------------------------------------------------------------------------------------------------


def test_a_menu_is_said_and_then_listens() -> None:
    ringing = at_a_menu()
    assert ringing.playing == ("menu",)
    assert ringing.waits() == [Listen(4)]


def test_a_key_interrupts_the_menu_and_is_on_record_with_its_branch() -> None:
    ringing = at_a_menu()
    assert ringing.presses("0")[:2] == [StopPrompts(), Pressed("here", "0", "去person")]
    assert ringing.queue == JoinQueue("general", 0, "", "去person")


def test_nine_says_the_menu_again() -> None:
    assert at_a_menu().presses("9") == [Pressed("here", "9", "重听"), PlayPrompts(("menu",))]


def test_an_unknown_key_is_named_wrong_once_and_the_second_gets_a_person() -> None:
    ringing = at_a_menu()
    assert ringing.presses("7") == [Pressed("here", "7", ""), PlayPrompts(("wrong-key", "menu"))]
    ringing.presses("7")
    assert ringing.queue is not None


def test_two_silent_rounds_get_a_person() -> None:
    ringing = at_a_menu()
    ringing.waits()
    assert ringing.waits() == [PlayPrompts(("menu",))]
    ringing.waits()
    ringing.waits()
    assert ringing.queue is not None


def test_a_silence_that_crossed_a_key_on_its_way_counts_for_nothing() -> None:
    ringing = at_a_menu()
    ringing.waits()
    ringing.presses("9")
    assert ringing.hears(TimedOut()) == []
    assert ringing.walk.silences == 0


def test_misses_in_one_menu_do_not_count_in_the_next() -> None:
    ringing = Caller(builtin_flow())
    ringing.presses("1")
    ringing.waits()
    ringing.waits()
    ringing.presses("68")
    assert (ringing.walk.node, ringing.walk.silences, ringing.walk.wrong) == ("main", 0, 0)


# Announcements ---------------------------------------------------------------------------------------------------


def test_a_key_pressed_into_an_announcement_is_heard_by_the_menu_behind_it() -> None:
    menu = Menu(label="菜单", prompts=("menu",))
    flow = flow_to(Play(label="欢迎", prompts=("welcome",)), done="menu")
    known = (("0", "person"), ("1", "end"), ("timeout", "person"), ("wrong", "person"))
    edges = flow.edges + tuple(Edge("menu", on, to) for on, to in known)
    ringing = Caller(Flow("f", 1, "试", "here", "person", {**flow.nodes, "menu": menu}, edges))
    ringing.presses("0")
    assert ringing.way == ["here", "menu", "person"]
    assert "menu" not in ringing.prompts, "what is cut off at once is not begun"


# Digits ----------------------------------------------------------------------------------------------------------


def test_digits_are_collected_until_the_hash_key() -> None:
    ringing = at_a_collect()
    ringing.presses("123#")
    assert (ringing.walk.facts, ringing.hung_up) == ({"order": "123"}, True)


def test_enough_digits_end_by_themselves() -> None:
    ringing = at_a_collect(maximum=4)
    ringing.presses("1234")
    assert ringing.walk.facts == {"order": "1234"}


def test_silence_after_digits_ends_them() -> None:
    ringing = at_a_collect()
    ringing.presses("1234")
    ringing.waits()
    assert ringing.walk.facts == {"order": "1234"}


def test_the_star_key_starts_the_digits_over() -> None:
    ringing = at_a_collect()
    ringing.presses("12*789#")
    assert ringing.walk.facts == {"order": "789"}


def test_too_few_digits_are_asked_for_again_once() -> None:
    ringing = at_a_collect()
    assert ringing.presses("1#")[-1] == PlayPrompts(("number",))
    ringing.presses("1#")
    assert ringing.queue is not None
    assert ringing.walk.facts == {}


def test_digits_of_a_failed_round_do_not_run_into_the_next() -> None:
    ringing = at_a_collect()
    ringing.presses("12#3#")
    assert ringing.walk.facts == {}


def test_digits_are_not_on_record_key_by_key() -> None:
    ringing = at_a_collect()
    ringing.presses("1234#")
    assert ringing.pressed == []


# Rating ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", "12345")
def test_each_of_five_keys_is_a_score(key: str) -> None:
    ringing = at_a_rating()
    ringing.presses(key)
    assert (ringing.score, ringing.hung_up) == (Score(int(key)), True)


def test_a_key_that_is_no_level_is_asked_about_once() -> None:
    ringing = at_a_rating()
    ringing.presses("8")
    assert ringing.playing == ("wrong-key", "rate")
    ringing.presses("0")
    assert (ringing.score, ringing.hung_up) == (Score(0, "bad_key"), True)


def test_a_silent_caller_is_asked_twice_and_let_go_unrated() -> None:
    ringing = at_a_rating()
    for _ in range(4):
        ringing.waits()
    assert (ringing.score, ringing.hung_up) == (Score(0, "silence"), True)
    assert ringing.prompts == ["rate", "rate"]


# News at the wrong moment ----------------------------------------------------------------------------------------

ANYTHING = [KeyReceived("1"), PromptsEnded(), TimedOut(), NodeFinished("served")]


@pytest.mark.parametrize("news", ANYTHING)
def test_nothing_is_heard_any_more_once_the_call_is_over(news: object) -> None:
    ringing = at_a_rating()
    ringing.presses("1")
    assert ringing.hears(news) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("news", ANYTHING[:3])
def test_keys_and_silence_do_nothing_to_who_waits_in_a_queue(news: object) -> None:
    ringing = at_a_menu()
    ringing.presses("0")
    assert ringing.hears(news) == []  # type: ignore[arg-type]


def test_a_caller_whose_node_a_new_version_no_longer_has_gets_a_person() -> None:
    flow = at_a_menu().flow
    walk, requests = advance(flow, Walk("f", 0, "gone"), PromptsEnded())
    assert (walk.node, requests[-1]) == ("person", JoinQueue("general", 0, "", ""))


def test_an_outcome_without_an_edge_gets_a_person_and_a_queue_without_one_ends_the_call() -> None:
    lost = Caller(Flow("f", 1, "试", "here", "person", {"here": Play(label="播", prompts=("x",)), **ENDS}, ()))
    lost.waits()
    assert lost.queue is not None
    assert lost.is_served()[-1] == HangUpCaller()
    assert lost.hears(KeyReceived("0")) == []
