"""Walking a caller through a flow, one thing heard at a time. Pure and total: any news in any place is safe."""

from collections.abc import Mapping

from msgspec.structs import replace

from hotline.domains.ivr.rules.flow import Flow
from hotline.domains.ivr.rules.nodes import Turn
from hotline.domains.ivr.rules.steps import Ask, HangUpCaller, Heard, JoinQueue, Listen, Say, SilenceHeard, Step, Walk

SOUNDS = (Say, Listen, JoinQueue, HangUpCaller)


def start(flow: Flow, facts: Mapping[str, str]) -> Step:
    """A caller comes in; ``facts`` is what is known of them."""
    walk = Walk(flow=flow.id, version=flow.version, node="", facts=dict(facts))
    return _settled(*_enter(flow, walk, flow.entry, frozenset()))


def advance(flow: Flow, walk: Walk, heard: Heard) -> Step:
    """What follows from what was heard. News that no longer matters changes nothing and asks for nothing.

    So a silence counts only while listening: its timer may have run out while a key was on its way. A walk begun in
    another version of the flow goes on if its node is still there, else to a person.
    """
    if walk.over or (isinstance(heard, SilenceHeard) and not walk.listening):
        return walk, []
    if walk.node not in flow.nodes:
        return _settled(*_enter(flow, walk, flow.person, frozenset()))
    turn = flow.nodes[walk.node].hear(walk, heard, flow.exits(walk.node))
    return _settled(*_follow(flow, turn, frozenset()))


def _follow(flow: Flow, turn: Turn, passed: frozenset[str]) -> Step:
    """Leave by the outcome, if there is one, through as many nodes as leave at once."""
    asks = list(turn.asks)
    if not turn.leave:
        return turn.walk, asks
    walk, target = _leave(flow, turn)
    walk, more = _enter(flow, walk, target, passed)
    if turn.pass_on is not None and not walk.over and walk.node in flow.nodes:
        onward = flow.nodes[walk.node].hear(walk, turn.pass_on, flow.exits(walk.node))
        walk, after = _follow(flow, onward, passed | {walk.node})
        more += after
    return walk, asks + more


def _leave(flow: Flow, turn: Turn) -> tuple[Walk, str]:
    """The walk with the branch's word on its path, and where the branch leads; the person when it leads nowhere."""
    walk = turn.walk
    edge = flow.exits(walk.node).get(turn.leave)
    if edge is None:
        return walk, "" if flow.nodes[walk.node].reaches_person else flow.person
    return (replace(walk, path=(*walk.path, edge.label)) if edge.label else walk), edge.target


def _enter(flow: Flow, walk: Walk, name: str, passed: frozenset[str]) -> Step:
    """Come to a node. What no published flow has, a missing node or a circle of them, ends the call."""
    node = flow.nodes.get(name)
    if node is None or name in passed:
        return replace(walk, node=name, over=True), [HangUpCaller()]
    walk = replace(walk, node=name, silences=0, wrong=0, keys="")
    if node.is_menu:
        walk = replace(walk, path=walk.path[: flow.level(name) - 1])
    return _follow(flow, node.enter(walk), passed | {name})


def _settled(walk: Walk, asks: list[Ask]) -> Step:
    """Only the last of several sounds is heard, and only after a Listen does the caller's silence count."""
    sounds = [place for place, ask in enumerate(asks) if isinstance(ask, SOUNDS)]
    if not sounds:
        return walk, asks
    last = sounds[-1]
    heard = [ask for place, ask in enumerate(asks) if place >= last or not isinstance(ask, Say)]
    return replace(walk, listening=isinstance(asks[last], Listen)), heard
