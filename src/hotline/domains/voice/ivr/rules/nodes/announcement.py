"""The shared behaviour of nodes that play something and go on, recorded or spoken."""

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    KeyReceived,
    PlayPrompts,
    PromptsEnded,
    Scene,
    StopPrompts,
    Walk,
)


class Announcement(Node, frozen=True, kw_only=True):
    """Plays something and goes on. A key interrupts it once it has begun, and the next node receives that key.

    With a ``switch`` it is played only while the announcement of that name is switched on.
    """

    switch: str = ""

    on_silence = "done"
    passes = True

    @property
    def switched_by(self) -> str:
        return self.switch

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        if self.switch and self.switch not in scene.on:
            return NodeStep(walk, leave="done")
        return NodeStep(walk, (self.entered(walk), PlayPrompts(self.spoken)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case KeyReceived():
                return NodeStep(walk, (StopPrompts(),), leave="done", pass_on=news)
            case PromptsEnded():
                return NodeStep(walk, leave="done")
            case _:
                return NodeStep(walk)
