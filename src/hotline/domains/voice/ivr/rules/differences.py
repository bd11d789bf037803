"""Differences between two versions of a flow, in sentences for leaders."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.labels import outcome_word, setting_word, value_text
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node

type What = Literal["added", "removed", "changed"]

FLOW_LABELS = {"name": "流程名称", "entry": "入口节点", "person": "兜底人工节点"}


class Difference(msgspec.Struct, frozen=True):
    """A difference between two versions of a flow. ``message`` describes it in Chinese."""

    what: What
    #: The node; for a connection the one it starts from; "" when the difference concerns the entire flow.
    node: str
    message: str


def differences(before: Flow, after: Flow) -> list[Difference]:
    """The differences from ``before`` to ``after``, in the order flow, nodes, connections.

    Empty when both are equal.
    """
    return [*_flows(before, after), *_nodes(before, after), *_edges(before, after)]


def _flows(before: Flow, after: Flow) -> Iterator[Difference]:
    for field, word in FLOW_LABELS.items():
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Difference("changed", "", f"{word}由“{old}”改为“{new}”")


def _nodes(before: Flow, after: Flow) -> Iterator[Difference]:
    for name, node in after.nodes.items():
        if name not in before.nodes:
            yield Difference("added", name, f"新增节点“{node.label}”")
        elif changes := list(_settings(before.nodes[name], node)):
            yield Difference("changed", name, f"节点“{node.label}”：{'；'.join(changes)}")
    for name, node in before.nodes.items():
        if name not in after.nodes:
            yield Difference("removed", name, f"删除节点“{node.label}”")


def _settings(before: Node, after: Node) -> Iterator[str]:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    for setting in {**old, **new}:
        was, now = old.get(setting), new.get(setting)
        if was != now and (was or now):
            yield f"{setting_word(setting)}由{_display(was, setting)}改为{_display(now, setting)}"


def _display(value: object, setting: str = "") -> str:
    labels = value_text(value, setting)
    return f"“{labels}”" if labels else "（无）"


def _edges(before: Flow, after: Flow) -> Iterator[Difference]:
    old, new = _by_branch(before), _by_branch(after)
    for branch, edge in new.items():
        source = _branch(after, edge)
        was = old.get(branch)
        if was is None:
            yield Difference("added", edge.source, f"新增{source}，到“{_label(after, edge.target)}”")
        elif was.target != edge.target:
            moved = f"由到“{_label(before, was.target)}”改为到“{_label(after, edge.target)}”"
            yield Difference("changed", edge.source, f"{source}{moved}")
        elif was.label != edge.label:
            yield Difference("changed", edge.source, f"{source}的名称由{_display(was.label)}改为{_display(edge.label)}")
    for branch, edge in old.items():
        if branch not in new:
            yield Difference("removed", edge.source, f"删除{_branch(before, edge)}")


def _by_branch(flow: Flow) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.outcome): edge for edge in flow.edges}


def _branch(flow: Flow, edge: Edge) -> str:
    kind = flow.nodes[edge.source].kind if edge.source in flow.nodes else ""
    return f"“{_label(flow, edge.source)}”的分支“{outcome_word(kind, edge.outcome)}”"


def _label(flow: Flow, node: str) -> str:
    return flow.nodes[node].label if node in flow.nodes else node
