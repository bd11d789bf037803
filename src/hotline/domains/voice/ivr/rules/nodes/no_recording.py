"""The caller objects to being recorded, for instance by a key of the menu before it: the call goes on unrecorded."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, ForgoRecording, Scene, Walk


class NoRecording(Node, frozen=True, kw_only=True, tag="no_recording"):
    """It holds for the rest of the call. A message that the caller leaves all the same is recorded."""

    on_silence = "done"
    passes = True

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), ForgoRecording()), leave="done")

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
