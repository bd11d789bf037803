"""Differences between two versions of a flow in sentences, node by node."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.differences import differences
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node
from hotline.domains.voice.ivr.rules.nodes.branch import Branch, Way
from hotline.domains.voice.ivr.rules.nodes.play import Play
from tests.domains.voice.ivr.callers import builtin_flow

FLOW = builtin_flow()


def messages(after: Flow) -> list[tuple[str, str, str]]:
    return [(each.what, each.node, each.message) for each in differences(FLOW, after)]


def rewired(place: int, target: str) -> Flow:
    edges = list(FLOW.edges)
    edges[place] = replace(edges[place], target=target)
    return replace(FLOW, edges=tuple(edges))


def test_versions_that_say_the_same_do_not_differ_whatever_their_number() -> None:
    assert differences(FLOW, replace(FLOW, version=9, edges=tuple(reversed(FLOW.edges)))) == []


def test_a_new_node_and_its_connection_are_named() -> None:
    nodes = {**FLOW.nodes, "news": Play(label="通知", prompts=("welcome",))}
    after = replace(FLOW, nodes=nodes, edges=(*FLOW.edges, Edge("news", "done", "main")))
    assert messages(after) == [
        ("added", "news", "新增节点“通知”"),
        ("added", "news", "新增“通知”的分支“下一步”，到“主菜单”"),
    ]


def test_what_was_taken_away_is_named_as_it_was_called() -> None:
    nodes = {name: node for name, node in FLOW.nodes.items() if name != "robot"}
    after = replace(FLOW, nodes=nodes, edges=tuple(edge for edge in FLOW.edges if edge.source != "robot"))
    assert messages(after)[0] == ("removed", "robot", "删除节点“智能语音助手”")
    assert ("removed", "robot", "删除“智能语音助手”的分支“下一步”") in messages(after)


def test_a_changed_setting_is_told_with_what_it_was() -> None:
    nodes = {**FLOW.nodes, "urgent": replace(FLOW.nodes["urgent"], priority=200)}
    assert messages(replace(FLOW, nodes=nodes)) == [
        ("changed", "urgent", "节点“紧急情况”：优先级由“100”改为“200”"),
    ]


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (
            Play(label="欢迎与录音告知", prompts=("recording-notice",)),
            "节点“欢迎与录音告知”：播报由“recording-notice、welcome”改为“recording-notice”",
        ),
        (
            Branch(label="欢迎与录音告知", ways=(Way(outcome="open", day="working", since="09:00", weekdays=(1, 2)),)),
            "节点“欢迎与录音告知”：种类由“播报录音”改为“条件分支”；播报由“recording-notice、welcome”改为（无）；"
            "条件由（无）改为“分支 open，星期 1、2，当天 工作日，从 09:00”",
        ),
    ],
)
def test_lists_and_conditions_are_told_in_words(node: Node, message: str) -> None:
    assert messages(replace(FLOW, nodes={**FLOW.nodes, "welcome": node}))[0] == ("changed", "welcome", message)


def test_a_connection_led_elsewhere_is_told_with_both_ends() -> None:
    place = next(at for at, edge in enumerate(FLOW.edges) if (edge.source, edge.outcome) == ("main", "3"))
    assert messages(rewired(place, "talent")) == [
        ("changed", "main", "“主菜单”的分支“按3”由到“综合席”改为到“人才席”"),
    ]


@pytest.mark.parametrize("field", ["name", "entry", "person"])
def test_what_concerns_the_whole_flow_is_told_without_a_node(field: str) -> None:
    ((what, node, message),) = messages(replace(FLOW, **{field: "social"}))
    assert (what, node) == ("changed", "")
    assert "social" in message


@given(st.integers(0, len(FLOW.edges) - 1), st.sampled_from(sorted(FLOW.nodes)))
def test_two_flows_differ_in_words_exactly_when_they_differ(place: int, target: str) -> None:
    after = rewired(place, target)
    assert bool(differences(FLOW, after)) == (after != FLOW)
    there, back = differences(FLOW, after), differences(after, FLOW)
    assert [each.node for each in there] == [each.node for each in back]


def test_every_difference_is_plain_text() -> None:
    assert json.dumps([message for *_, message in messages(rewired(0, "end"))], ensure_ascii=False)
