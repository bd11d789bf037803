"""Asks the caller to rate the talk in five levels by key. The flow decides what follows."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep, misses
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    KeyReceived,
    Listen,
    PlayPrompts,
    Pressed,
    PromptsEnded,
    Scene,
    Score,
    StopPrompts,
    TimedOut,
    Walk,
)

LEVELS = {"1": "非常满意", "2": "满意", "3": "基本满意", "4": "不满意", "5": "非常不满意"}


class Rating(Node, frozen=True, kw_only=True, tag="rating"):
    """Asks the caller for a rating by key.

    After silence or a key that is no level, it asks again. After the last round the caller continues unrated.
    """

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]
    wrong_prompts: tuple[str, ...] = ("wrong-key",)
    wait_seconds: Annotated[float, Meta(gt=0, le=30)] = 6.0
    rounds: Annotated[int, Meta(ge=1, le=3)] = 2

    on_silence = "skipped"

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.wrong_prompts + self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({"rated", "skipped"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), PlayPrompts(self.prompts)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case PromptsEnded():
                return NodeStep(walk, (Listen(self.wait_seconds),))
            case TimedOut():
                return self._missed(replace(walk, silences=walk.silences + 1), "silence", self.prompts)
            case KeyReceived(key) if key in LEVELS:
                return NodeStep(
                    walk, (StopPrompts(), Pressed(walk.node, key, LEVELS[key]), Score(int(key))), leave="rated"
                )
            case KeyReceived():
                return self._missed(replace(walk, wrong=walk.wrong + 1), "bad_key", self.wrong_prompts + self.prompts)
            case _:
                return NodeStep(walk)

    def _missed(self, walk: Walk, why: str, prompts: tuple[str, ...]) -> NodeStep:
        if misses(walk) >= self.rounds:
            return NodeStep(walk, (StopPrompts(), Score(0, why)), leave="skipped")
        return NodeStep(walk, (PlayPrompts(prompts),))
