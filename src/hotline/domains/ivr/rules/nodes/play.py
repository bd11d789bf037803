"""Says something and goes on."""

from typing import Annotated

from msgspec import Meta

from hotline.domains.ivr.rules.nodes.base import Exits, Node, Turn
from hotline.domains.ivr.rules.steps import Heard, KeyHeard, PromptsEnded, Say, StopSaying, Walk


class Play(Node, frozen=True, kw_only=True, tag="play"):
    """A key cuts it short, once begun, and is heard by whatever follows."""

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]

    on_silence = "done"

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({"done"})

    def enter(self, walk: Walk) -> Turn:
        return Turn(walk, (self.entered(walk), Say(self.prompts)))

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        match heard:
            case KeyHeard():
                return Turn(walk, (StopSaying(),), leave="done", pass_on=heard)
            case PromptsEnded():
                return Turn(walk, leave="done")
            case _:
                return Turn(walk)
