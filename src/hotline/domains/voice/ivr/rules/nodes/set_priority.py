"""Moves the caller forward in whatever queue comes next."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, Scene, Walk


class SetPriority(Node, frozen=True, kw_only=True, tag="set_priority"):
    """``reason`` says why, for the record. A later one counts instead of an earlier."""

    priority: Annotated[int, Meta(ge=0, le=1000)]
    reason: str = ""

    on_silence = "done"
    passes = True

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(replace(walk, priority=self.priority, reason=self.reason), (self.entered(walk),), leave="done")

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
