"""What saying something and going on have in common, whether recorded or spoken."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, Turn
from hotline.domains.voice.ivr.rules.steps import Heard, KeyHeard, PromptsEnded, Say, Scene, StopSaying, Walk


class Announcement(Node, frozen=True, kw_only=True):
    """A key cuts it short, once begun, and is heard by whatever follows.

    With a ``switch`` it is said only while the announcement of that name is switched on.
    """

    switch: str = ""

    on_silence = "done"
    passes = True

    @property
    def switched_by(self) -> str:
        return self.switch

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk, scene: Scene) -> Turn:
        if self.switch and self.switch not in scene.on:
            return Turn(walk, leave="done")
        return Turn(walk, (self.entered(walk), Say(self.spoken)))

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        match heard:
            case KeyHeard():
                return Turn(walk, (StopSaying(),), leave="done", pass_on=heard)
            case PromptsEnded():
                return Turn(walk, leave="done")
            case _:
                return Turn(walk)
