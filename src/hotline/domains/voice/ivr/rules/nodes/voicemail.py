"""Lets the caller leave a message, which somebody hears later."""

from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    MessageRecorded,
    PlayPrompts,
    PromptsEnded,
    Record,
    Scene,
    Walk,
)

BEEP = "beep"


class Voicemail(Node, frozen=True, kw_only=True, tag="voicemail"):
    """Records a message. ``prompts`` explain what to say, and a beep follows.

    The message ends by #, ``silence_seconds`` of silence, or ``max_seconds``. A caller who hangs up has left what was
    recorded so far. Outcome "empty": nothing was recorded.
    """

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]
    max_seconds: Annotated[int, Meta(ge=5, le=300)] = msgspec.field(default=120, name="most_seconds")
    silence_seconds: Annotated[int, Meta(ge=2, le=30)] = 5

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({"left", "empty"})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), PlayPrompts((*self.prompts, BEEP))))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case PromptsEnded():
                return NodeStep(walk, (Record(self.max_seconds, self.silence_seconds),))
            case MessageRecorded(seconds):
                return NodeStep(walk, leave="left" if seconds else "empty")
            case _:
                return NodeStep(walk)
