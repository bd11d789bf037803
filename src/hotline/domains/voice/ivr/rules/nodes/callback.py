"""Promises that the caller will be rung up: an entry in the call-back list. A menu before it asks who wants that."""

from typing import Annotated

from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, Turn
from hotline.domains.voice.ivr.rules.steps import Heard, NodeFinished, PromiseCallback, Scene, StopSaying, Walk


class Callback(Node, frozen=True, kw_only=True, tag="callback"):
    """``reason`` is what the agent reads who rings; "failed" when the number is withheld."""

    reason: Annotated[str, Meta(min_length=1, max_length=60)]

    def needs(self) -> frozenset[str]:
        return frozenset({"promised", "failed"})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def enter(self, walk: Walk, scene: Scene) -> Turn:
        return Turn(walk, (self.entered(walk), StopSaying(), PromiseCallback(self.reason)))

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        match heard:
            case NodeFinished(outcome):
                return Turn(walk, leave=outcome if outcome in exits else "failed")
            case _:
                return Turn(walk)
