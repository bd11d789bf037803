"""Flows as parts of other flows, the way back from them, and versions that callers are still in."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes.back import Back
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node
from hotline.domains.voice.ivr.rules.nodes.hang_up import HangUp
from hotline.domains.voice.ivr.rules.nodes.menu import Menu
from hotline.domains.voice.ivr.rules.nodes.play import Play
from hotline.domains.voice.ivr.rules.nodes.queue import Queue
from hotline.domains.voice.ivr.rules.nodes.set_priority import SetPriority
from hotline.domains.voice.ivr.rules.nodes.subflow import Subflow
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.domains.voice.ivr.rules.steps import HangUpCaller, JoinQueue
from tests.domains.voice.ivr.callers import KEYS, Caller

PERSON: dict[str, Node] = {"person": Queue(label="人工", queue="general"), "end": HangUp(label="挂机")}
LEAVING = tuple(Edge("person", on, "end") for on in ("served", "callback", "failed"))


def flow(id: str, nodes: dict[str, Node], *edges: tuple[str, ...], version: int = 1) -> Flow:
    return Flow(
        id, version, id, next(iter(nodes)), "person", {**nodes, **PERSON}, tuple(Edge(*e) for e in edges) + LEAVING
    )


OUTER = flow(
    "outer",
    {
        "menu": Menu(label="菜单", prompts=("recording-notice", "menu")),
        "terms": Subflow(label="须知", flow="terms"),
        "again": Subflow(label="再读", flow="terms"),
    },
    ("menu", "1", "terms", "社保"),
    ("menu", "0", "person"),
    ("menu", "timeout", "person"),
    ("menu", "wrong", "person"),
    ("terms", "done", "again", "已读"),
    ("again", "done", "person"),
)
TERMS = flow(
    "terms",
    {
        "ask": Menu(label="须知", prompts=("terms",)),
        "vip": SetPriority(label="优先", priority=9),
        "back": Back(label="返回"),
    },
    ("ask", "1", "vip", "同意"),
    ("ask", "0", "person", "不懂"),
    ("ask", "timeout", "back"),
    ("ask", "wrong", "back"),
    ("vip", "done", "back"),
)


def both(*more: Flow, **changed: Any) -> FlowSet:
    return FlowSet(1, {each.id: each for each in (OUTER, TERMS, *more)}, {}, "outer", **changed)


def calling() -> Caller:
    return Caller(OUTER, flows=both())


def test_the_part_is_walked_and_the_caller_goes_on_where_it_was_called() -> None:
    ringing = calling()
    ringing.presses("1")
    assert (ringing.playing, ringing.walk.flow) == (("terms",), "terms")
    ringing.presses("1")
    assert ringing.way == ["menu", "terms", "ask", "vip", "back", "again", "ask"]
    ringing.presses("1")
    assert ringing.queue == JoinQueue("general", 9, "", "社保 › 已读")
    assert (ringing.walk.flow, ringing.walk.came_from) == ("outer", ())


def test_a_person_met_in_the_part_is_told_the_whole_way() -> None:
    ringing = calling()
    ringing.presses("10")
    assert ringing.queue == JoinQueue("general", 0, "", "社保 › 不懂")
    assert ringing.is_served()[-1] == HangUpCaller()


def test_a_key_pressed_early_is_heard_inside_the_part() -> None:
    outer = flow(
        "outer",
        {"hello": Play(label="欢迎", prompts=("hello",)), "part": Subflow(label="须知", flow="terms")},
        ("hello", "done", "part"),
        ("part", "done", "person"),
    )
    ringing = Caller(outer, flows=FlowSet(1, {"outer": outer, "terms": TERMS}, {}, "outer"))
    ringing.presses("0")
    assert ringing.queue is not None
    assert ringing.walk.flow == "terms"


def test_a_part_that_is_not_published_is_the_way_to_a_person() -> None:
    ringing = Caller(OUTER, flows=FlowSet(1, {"outer": OUTER}, {}, "outer"))
    ringing.presses("1")
    assert ringing.queue is not None


def test_a_flow_that_comes_to_itself_does_not_go_round() -> None:
    itself = flow("terms", {"part": Subflow(label="自己", flow="terms")}, ("part", "done", "person"))
    ringing = Caller(itself, flows=FlowSet(1, {"terms": itself}, {}, "terms"))
    assert ringing.queue is not None


def test_back_in_a_flow_that_is_nobodys_part_is_a_person() -> None:
    ringing = Caller(flow("alone", {"back": Back(label="返回")}))
    assert ringing.queue is not None


# Versions callers are in -----------------------------------------------------------------------------------------


def test_a_caller_ends_in_the_version_they_entered() -> None:
    newer = replace(OUTER, version=2)
    flows = FlowSet(2, {"outer": newer, "terms": TERMS}, {}, "outer", older=(OUTER,))
    assert (flows.walked("outer", 1), flows.walked("outer", 2)) == (OUTER, newer)


def test_a_version_not_kept_any_more_is_continued_in_the_newest() -> None:
    assert both().walked("outer", 77) == OUTER
    assert both().walked("unknown", 1) is None


def test_after_a_part_the_caller_comes_back_to_their_version_and_not_to_the_newest() -> None:
    ringing = calling()
    ringing.presses("1")
    newer = replace(OUTER, version=2, edges=tuple(e for e in OUTER.edges if e.source != "terms"))
    ringing.flows = FlowSet(2, {"outer": newer, "terms": TERMS}, {}, "outer", older=(OUTER,))
    ringing.presses("1")
    assert ringing.way[-2:] == ["again", "ask"]


def test_a_version_on_trial_answers_its_number_only() -> None:
    draft = replace(OUTER, version=2)
    flows = both(trials={"9901": draft})
    assert (flows.answering("9901"), flows.answering("12333")) == (draft, OUTER)
    assert flows.walked("outer", 2) == draft


@given(st.lists(st.one_of(st.sampled_from(KEYS), st.just("wait")), max_size=40))
def test_whatever_a_caller_does_in_parts_nobody_is_lost(inputs: list[str]) -> None:
    assert problems(OUTER, both().flows) == problems(TERMS, both().flows) == []
    ringing = calling()
    for news in inputs:
        if news != "wait":
            ringing.presses(news)
        elif ringing.playing or ringing.timer:
            ringing.waits()
        assert ringing.queue or ringing.hung_up or ringing.playing or ringing.timer
    for _ in range(20):
        if ringing.queue or ringing.hung_up:
            break
        ringing.waits()
    assert ringing.queue or ringing.hung_up


# What is wrong with parts ------------------------------------------------------------------------------------------


def codes(checked: Flow, *others: Flow) -> set[tuple[str, str]]:
    return {(found.node, found.code) for found in problems(checked, {each.id: each for each in others})}


def test_a_part_nobody_published_is_named() -> None:
    assert ("terms", "unknown_subflow") in codes(OUTER)


def test_a_part_that_leads_back_into_the_flow_is_named() -> None:
    loop = flow(
        "terms", {"part": Subflow(label="外", flow="outer"), "back": Back(label="返回")}, ("part", "done", "back")
    )
    assert ("terms", "recursion") in codes(OUTER, OUTER, loop)
    assert ("part", "recursion") in codes(loop, OUTER, loop)


def test_a_part_of_a_part_that_leads_back_is_named_too() -> None:
    middle = flow(
        "middle", {"part": Subflow(label="须知", flow="terms"), "back": Back(label="返回")}, ("part", "done", "back")
    )
    loop = flow(
        "terms", {"part": Subflow(label="外", flow="outer"), "back": Back(label="返回")}, ("part", "done", "back")
    )
    outer = flow("outer", {"part": Subflow(label="中", flow="middle")}, ("part", "done", "person"))
    assert ("part", "recursion") in codes(outer, middle, loop)


def test_a_part_that_never_comes_back_is_named() -> None:
    never = flow("terms", {"bye": Play(label="道别", prompts=("bye",))}, ("bye", "done", "end"))
    assert ("terms", "never_comes_back") in codes(OUTER, never)
