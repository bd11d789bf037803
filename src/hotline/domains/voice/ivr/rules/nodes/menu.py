"""Lets the caller choose by key."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import PERSON_KEY, REPEAT_KEY, Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    KeyReceived,
    Listen,
    PlayPrompts,
    Pressed,
    PromptsEnded,
    Scene,
    StopPrompts,
    TimedOut,
    Walk,
)

KEYS = frozenset("0123456789*#")


class Menu(Node, frozen=True, kw_only=True, tag="menu"):
    """``rounds`` silent rounds leave by "timeout", as many unknown keys by "wrong". 0 is a person, 9 says it again."""

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]
    wrong_prompts: tuple[str, ...] = ("wrong-key",)
    wait_seconds: Annotated[float, Meta(gt=0, le=30)] = 5.0
    rounds: Annotated[int, Meta(ge=1, le=5)] = 2

    is_menu = True
    on_silence = "timeout"

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.wrong_prompts + self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({PERSON_KEY, "timeout", "wrong"})

    def may(self) -> frozenset[str]:
        return KEYS - {REPEAT_KEY}

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), PlayPrompts(self.prompts)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case PromptsEnded():
                return NodeStep(walk, (Listen(self.wait_seconds),))
            case TimedOut():
                return self._silent(replace(walk, silences=walk.silences + 1))
            case KeyReceived(key):
                return self._pressed(walk, key, exits)
            case _:
                return NodeStep(walk)

    def _silent(self, walk: Walk) -> NodeStep:
        if walk.silences >= self.rounds:
            return NodeStep(walk, leave="timeout")
        return NodeStep(walk, (PlayPrompts(self.prompts),))

    def _pressed(self, walk: Walk, key: str, exits: Exits) -> NodeStep:
        if key == REPEAT_KEY:
            return NodeStep(walk, (Pressed(walk.node, key, "重听"), PlayPrompts(self.prompts)))
        if key in exits and key in KEYS:
            return NodeStep(walk, (StopPrompts(), Pressed(walk.node, key, exits[key].label)), leave=key)
        return self._wrong(replace(walk, wrong=walk.wrong + 1), Pressed(walk.node, key, ""))

    def _wrong(self, walk: Walk, pressed: Pressed) -> NodeStep:
        if walk.wrong >= self.rounds:
            return NodeStep(walk, (StopPrompts(), pressed), leave="wrong")
        return NodeStep(walk, (pressed, PlayPrompts(self.wrong_prompts + self.prompts)))
