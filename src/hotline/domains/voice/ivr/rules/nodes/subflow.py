"""Walks another flow as a part of this one."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, Scene, Walk


class Subflow(Node, frozen=True, kw_only=True, tag="subflow"):
    """Walks through another flow, in the version published when the caller comes here. Its "back" node returns here."""

    flow: str

    on_silence = "done"

    @property
    def walks_flow(self) -> str:
        return self.flow

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk),), into=self.flow)

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
