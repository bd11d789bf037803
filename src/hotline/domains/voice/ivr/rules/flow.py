"""Flows as data: nodes and the edges between them, versioned; which flow answers which number."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes import AnyNode
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Exits
from hotline.kernel.errors import Invalid

type Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Flow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """``entry`` is the first node; ``person`` the queue node where whoever gets lost is taken to.

    ``layout``: node -> where a drawing of the flow has it, x and y; nobody who calls notices.
    """

    id: Name
    version: int
    name: str
    entry: str
    person: str
    nodes: dict[str, AnyNode]
    edges: tuple[Edge, ...]
    layout: dict[str, tuple[float, float]] = {}

    def exits(self, node: str) -> Exits:
        """The edges out of a node by outcome."""
        return self._exits.get(node, {})

    def targets(self, node: str) -> set[str]:
        return {edge.target for edge in self.exits(node).values() if edge.target in self.nodes}

    def level(self, node: str) -> int:
        """How many menus the shortest way to this node leads through, itself included; 0 when no way leads there."""
        return self._levels.get(node, 0)

    def prompts(self) -> set[str]:
        """Every prompt the flow may say."""
        return {prompt for node in self.nodes.values() for prompt in node.spoken}

    def texts(self) -> dict[str, str]:
        """The prompts spoken for this flow alone: name -> text."""
        return {prompt: text for node in self.nodes.values() for prompt, text in node.texts.items()}

    def parts(self) -> set[str]:
        """The flows walked as parts of this one."""
        return {node.walks_flow for node in self.nodes.values() if node.walks_flow}

    def queues(self) -> set[str]:
        """Every queue the flow may send callers to."""
        return {node.into_queue for node in self.nodes.values() if node.into_queue}

    def services(self) -> set[str]:
        """Every service of the operator's the flow may ask."""
        return {node.service_name for node in self.nodes.values() if node.service_name}

    @cached_property
    def _exits(self) -> dict[str, dict[str, Edge]]:
        by_node: dict[str, dict[str, Edge]] = {}
        for edge in self.edges:
            by_node.setdefault(edge.source, {})[edge.outcome] = edge
        return by_node

    @cached_property
    def _levels(self) -> dict[str, int]:
        return menus_passed(self)


class FlowSet(msgspec.Struct, frozen=True):
    """Key ``flows`` of bucket ``config``: what is published. ``numbers``: dialled number -> flow id.

    ``trials``: dialled number -> a version tried on it; ``older``: versions that calls in progress may still be in;
    ``days`` and ``on``: see Scene; ``until``: when what is on goes off by itself. ``sounds``: prompt -> what
    is played in place of the delivered one.
    """

    version: int
    flows: dict[str, Flow]
    numbers: dict[str, str]
    default: str
    trials: dict[str, Flow] = {}
    older: tuple[Flow, ...] = ()
    days: dict[str, str] = {}
    on: frozenset[str] = frozenset()
    until: dict[str, datetime] = {}
    sounds: dict[str, str] = {}

    def answering(self, dialled: str) -> Flow:
        """The flow for a dialled number, else the default one. KeyError when that is not published."""
        return self.trials.get(dialled) or self.flows[self.numbers.get(dialled, self.default)]

    def walked(self, flow: str, version: int) -> Flow | None:
        """The version a caller is in; the newest one when that is not kept any more, None when there is none."""
        versions = (*self.flows.values(), *self.trials.values(), *self.older)
        exact = next((each for each in versions if (each.id, each.version) == (flow, version)), None)
        return exact or self.flows.get(flow)

    def on_at(self, moment: datetime | None) -> frozenset[str]:
        """What is switched on at a moment; all that is on, when the moment does not matter."""
        if moment is None:
            return self.on
        return frozenset(switch for switch in self.on if switch not in self.until or moment < self.until[switch])

    def sounds_of(self, prompts: Iterable[str]) -> tuple[str, ...]:
        """What is played for these prompts now."""
        return tuple(self.sounds.get(prompt, prompt) for prompt in prompts)

    def needed_sounds(self) -> set[str]:
        """Every sound besides the delivered ones that a caller may come to hear."""
        walked = (*self.flows.values(), *self.trials.values(), *self.older)
        return {prompt for flow in walked for prompt in flow.texts()} | set(self.sounds.values())


def menus_passed(flow: Flow) -> dict[str, int]:
    """Node -> fewest menus on a way from the entry, itself included; looked at again when a shorter way is found."""
    if flow.entry not in flow.nodes:
        return {}
    passed = {flow.entry: int(flow.nodes[flow.entry].is_menu)}
    ahead = deque([flow.entry])
    while ahead:
        node = ahead.popleft()
        for target in flow.targets(node):
            cost = passed[node] + flow.nodes[target].is_menu
            if cost < passed.get(target, cost + 1):
                passed[target] = cost
                ahead.append(target)
    return passed


def flow_from_json(text: bytes | str) -> Flow:
    """Invalid names the place in the JSON that is no flow; what a flow means is judged by ``problems``."""
    try:
        return msgspec.json.decode(text, type=Flow)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Invalid(f"流程文件不合格式：{error}", code="flow_unreadable") from error


def flow_to_json(flow: Flow) -> str:
    return msgspec.json.format(msgspec.json.encode(flow), indent=2).decode()
