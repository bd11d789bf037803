"""The end of a subflow: the caller continues in the flow that called it."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, Scene, Walk


class Back(Node, frozen=True, kw_only=True, tag="back"):
    """A caller whom no other flow brought here gets a person."""

    ends = True

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk),), back=True)

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
