"""Promises the caller a call-back: an entry in the call-back list. A menu before it offers the choice."""

from typing import Annotated

from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, NodeFinished, PromiseCallback, Scene, StopPrompts, Walk


class Callback(Node, frozen=True, kw_only=True, tag="callback"):
    """``reason`` is what the agent reads who rings; "failed" when the number is withheld."""

    reason: Annotated[str, Meta(min_length=1, max_length=60)]

    def needs(self) -> frozenset[str]:
        return frozenset({"promised", "failed"})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), StopPrompts(), PromiseCallback(self.reason)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case NodeFinished(outcome):
                return NodeStep(walk, leave=outcome if outcome in exits else "failed")
            case _:
                return NodeStep(walk)
