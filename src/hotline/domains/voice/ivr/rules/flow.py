"""Versioned flows as data: nodes, edges between nodes, and the flow that answers each number."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes import AnyNode
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Exits
from hotline.domains.voice.ivr.rules.nodes.voicemail import Voicemail
from hotline.kernel.errors import Invalid

type Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Flow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A flow: nodes and the edges between them.

    ``entry`` is the first node. ``person`` is the queue node for callers who have no other way on. ``layout`` holds
    each node's place in the drawing, x and y, and has no effect on calls.
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
        """The number of menus on the shortest way to this node, itself included; 0 when no way leads there."""
        return self._levels.get(node, 0)

    def takes_message(self, node: str, outcome: str) -> bool:
        """Whether a caller who leaves this node by this outcome is asked for a message next."""
        edge = self.exits(node).get(outcome)
        return edge is not None and isinstance(self.nodes.get(edge.target), Voicemail)

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
    """Everything published: key ``flows`` of bucket ``config``."""

    version: int
    flows: dict[str, Flow]
    #: Dialled number -> flow id.
    numbers: dict[str, str]
    #: Id of the flow that answers every other number.
    default: str
    #: Dialled number -> the version on trial there.
    trials: dict[str, Flow] = {}
    #: Replaced versions that running calls may still be in.
    older: tuple[Flow, ...] = ()
    #: ISO date -> "working" or "holiday", where it differs from the calendar.
    days: dict[str, str] = {}
    #: Announcements that are switched on.
    on: frozenset[str] = frozenset()
    #: Announcement -> when it goes off by itself.
    until: dict[str, datetime] = {}
    #: Prompt -> the sound that is played in place of the builtin one.
    sounds: dict[str, str] = {}

    def answering(self, dialled: str) -> Flow:
        """The flow for a dialled number, else the default one. KeyError when that is not published."""
        return self.trials.get(dialled) or self.flows[self.numbers.get(dialled, self.default)]

    def walked(self, flow: str, version: int) -> Flow | None:
        """The version that a caller is in.

        The newest version when that one is not held any more; None when there is none.
        """
        versions = (*self.flows.values(), *self.trials.values(), *self.older)
        exact = next((each for each in versions if (each.id, each.version) == (flow, version)), None)
        return exact or self.flows.get(flow)

    def on_at(self, moment: datetime | None) -> frozenset[str]:
        """The announcements switched on at a moment. None: all that are on, whenever they end."""
        if moment is None:
            return self.on
        return frozenset(switch for switch in self.on if switch not in self.until or moment < self.until[switch])

    def sounds_of(self, prompts: Iterable[str]) -> tuple[str, ...]:
        """The sounds that are played for these prompts now."""
        return tuple(self.sounds.get(prompt, prompt) for prompt in prompts)

    def needed_sounds(self) -> set[str]:
        """Every sound that a caller may hear, apart from the builtin ones."""
        walked = (*self.flows.values(), *self.trials.values(), *self.older)
        return {prompt for flow in walked for prompt in flow.texts()} | set(self.sounds.values())


def menus_passed(flow: Flow) -> dict[str, int]:
    """Node -> the fewest menus on a way from the entry, the node itself included. Unreachable nodes are absent."""
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
    """Read a flow.

    Raises Invalid with the place in the JSON that does not fit; ``problems`` checks what the flow means.
    """
    try:
        return msgspec.json.decode(text, type=Flow)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Invalid(f"流程文件格式有误：{error}", code="flow_unreadable") from error


def flow_to_json(flow: Flow) -> str:
    return msgspec.json.format(msgspec.json.encode(flow), indent=2).decode()
