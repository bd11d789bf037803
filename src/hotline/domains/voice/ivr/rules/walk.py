"""Walks a caller through a flow, one input at a time. Pure and total: any input in any place is safe."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes.base import NodeStep
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    HangUpCaller,
    JoinQueue,
    Listen,
    PlayPrompts,
    Query,
    Record,
    Return,
    Scene,
    Step,
    TimedOut,
    Walk,
    WalkRequest,
)

SOUNDS = (PlayPrompts, Listen, JoinQueue, HangUpCaller)

type Place = tuple[tuple[str, ...], str]
"""The nodes that lead into the flow as a part of others, and the node in it."""


def start(flow: Flow, facts: Mapping[str, str], *, at: datetime | None = None, flows: FlowSet | None = None) -> Step:
    """Start a walk for a new caller.

    ``facts``: what is known of the caller. ``flows``: what is published. ``at``: the moment.
    """
    walk = Walk(flow=flow.id, version=flow.version, node="", facts=dict(facts))
    return _settled(*_Guide(flow, flows, at).enter(walk, flow.entry, frozenset()))


def served_by(flow: Flow) -> Walk:
    """The walk of a caller who talks to a person without having walked there: it stands at the flow's person node."""
    return Walk(flow=flow.id, version=flow.version, node=flow.person)


def advance(
    flow: Flow, walk: Walk, news: CallerNews, *, at: datetime | None = None, flows: FlowSet | None = None
) -> Step:
    """The walk after an input, and its requests. An input that has come too late changes nothing.

    A silence counts only while the walk listens, because its timer may have run out while a key was on its way.
    ``flow`` is the flow that the walk is in. A walk begun in another version goes on if its node still exists, else it
    goes to a person.
    """
    if walk.over or (isinstance(news, TimedOut) and not walk.listening):
        return walk, []
    guide = _Guide(flow, flows, at)
    if walk.node not in flow.nodes:
        walk = replace(walk, flow=flow.id, version=flow.version)
        return _settled(*guide.enter(walk, flow.person, frozenset()))
    turn = flow.nodes[walk.node].hear(walk, news, flow.exits(walk.node))
    return _settled(*guide.follow(turn, frozenset()))


class _Guide:
    """Takes one caller on from one input, through every node and flow that is passed without waiting."""

    def __init__(self, flow: Flow, flows: FlowSet | None, at: datetime | None) -> None:
        self._flow, self._flows = flow, flows
        self._scene = Scene(at, flows.days, flows.on_at(at)) if flows else Scene(at)

    def follow(self, turn: NodeStep, passed: frozenset[Place]) -> Step:
        """Leave by the outcome, if there is one."""
        if turn.into:
            walk, target = self._down(turn.walk, turn.into)
        elif turn.back:
            walk, target = self._up(turn.walk)
        elif turn.leave:
            walk, target = self._leave(turn.walk, turn.leave)
        else:
            return turn.walk, list(turn.requests)
        walk, requests = self.enter(walk, target, passed)
        if turn.pass_on is not None and not walk.over:
            flow = self._flow_of(walk)
            onward = flow.nodes[walk.node].hear(walk, turn.pass_on, flow.exits(walk.node))
            walk, after = self.follow(onward, passed | {_place(walk)})
            requests += after
        return walk, [*turn.requests, *requests]

    def enter(self, walk: Walk, name: str, passed: frozenset[Place]) -> Step:
        """Enter a node. A missing node or a circle of nodes ends the call; no published flow has either."""
        flow = self._flow_of(walk)
        node = flow.nodes.get(name)
        walk = replace(walk, node=name, silences=0, wrong=0, keys="")
        if node is None or _place(walk) in passed:
            return replace(walk, over=True), [HangUpCaller()]
        if node.is_menu:
            before = len(walk.came_from[-1].path) if walk.came_from else 0
            walk = replace(walk, path=walk.path[: before + flow.level(name) - 1])
        return self.follow(node.enter(walk, self._scene), passed | {_place(walk)})

    def _leave(self, walk: Walk, outcome: str) -> tuple[Walk, str]:
        """The walk with the branch's label on its path, and the node that the branch leads to.

        Without an edge for the outcome the next node is the person node.
        """
        flow = self._flow_of(walk)
        edge = flow.exits(walk.node).get(outcome)
        if edge is None:
            node = flow.nodes.get(walk.node)
            return walk, "" if node is not None and node.reaches_person else flow.person
        return (replace(walk, path=(*walk.path, edge.label)) if edge.label else walk), edge.target

    def _down(self, walk: Walk, name: str) -> tuple[Walk, str]:
        """Enter another flow. If it is not published, or the caller is in it already, go to the person node."""
        part = self._flows.flows.get(name) if self._flows else None
        if part is None or name in {walk.flow, *(each.flow for each in walk.came_from)}:
            return walk, self._flow_of(walk).person
        here = Return(walk.flow, walk.version, walk.node, walk.path)
        return replace(walk, flow=part.id, version=part.version, came_from=(*walk.came_from, here)), part.entry

    def _up(self, walk: Walk) -> tuple[Walk, str]:
        if not walk.came_from:
            return walk, self._flow_of(walk).person
        *outer, there = walk.came_from
        walk = replace(
            walk,
            flow=there.flow,
            version=there.version,
            node=there.node,
            path=there.path,
            came_from=tuple(outer),
        )
        return self._leave(walk, "done")

    def _flow_of(self, walk: Walk) -> Flow:
        if walk.flow == self._flow.id or self._flows is None:
            return self._flow
        return self._flows.walked(walk.flow, walk.version) or self._flow


def _place(walk: Walk) -> Place:
    return tuple(each.node for each in walk.came_from), walk.node


def _settled(walk: Walk, requests: list[WalkRequest]) -> Step:
    """Only the last of several sounds is played.

    A silence of the caller counts only when the last sound is a Listen.
    """
    if any(isinstance(request, Query | Record) for request in requests):
        walk = replace(walk, listening=False)
    sounds = [place for place, request in enumerate(requests) if isinstance(request, SOUNDS)]
    if not sounds:
        return walk, requests
    last = sounds[-1]
    news = [request for place, request in enumerate(requests) if place >= last or not isinstance(request, PlayPrompts)]
    return replace(walk, listening=isinstance(requests[last], Listen)), news
