"""The end of a flow that is a part of others: the caller goes on where it was called."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, Turn
from hotline.domains.voice.ivr.rules.steps import Heard, Scene, Walk


class Back(Node, frozen=True, kw_only=True, tag="back"):
    """A caller whom no other flow brought here gets a person."""

    ends = True

    def enter(self, walk: Walk, scene: Scene) -> Turn:
        return Turn(walk, (self.entered(walk),), back=True)

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        return Turn(walk)
