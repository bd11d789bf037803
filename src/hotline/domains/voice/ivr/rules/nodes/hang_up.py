"""Ends the call from our side. A play node before it says goodbye."""

from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, HangUpCaller, Scene, Walk


class HangUp(Node, frozen=True, kw_only=True, tag="hang_up"):
    ends = True

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(replace(walk, over=True), (self.entered(walk), HangUpCaller()))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
