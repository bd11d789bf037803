"""Ends the call from our side; a goodbye is said before by a play node."""

from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, Turn
from hotline.domains.voice.ivr.rules.steps import HangUpCaller, Heard, Scene, Walk


class HangUp(Node, frozen=True, kw_only=True, tag="hang_up"):
    ends = True

    def enter(self, walk: Walk, scene: Scene) -> Turn:
        return Turn(replace(walk, over=True), (self.entered(walk), HangUpCaller()))

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        return Turn(walk)
