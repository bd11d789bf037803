"""Takes several digits from the caller, such as the number of a work order."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.ivr.rules.nodes.base import Exits, Node, Turn, misses
from hotline.domains.ivr.rules.steps import (
    Heard,
    KeyHeard,
    Listen,
    PromptsEnded,
    Say,
    Scene,
    SilenceHeard,
    StopSaying,
    Walk,
)

END_KEY = "#"
CLEAR_KEY = "*"


class Collect(Node, frozen=True, kw_only=True, tag="collect"):
    """``#`` ends, ``*`` starts over, ``most`` digits end by themselves; two useless rounds leave by "failed".

    The digits become fact ``into`` of the walk. They are not reported key by key: they may say who the caller is.
    """

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]
    into: Annotated[str, Meta(min_length=1)]
    least: Annotated[int, Meta(ge=1, le=32)] = 1
    most: Annotated[int, Meta(ge=1, le=32)] = 20
    wait_seconds: Annotated[float, Meta(gt=0, le=30)] = 6.0
    rounds: Annotated[int, Meta(ge=1, le=5)] = 2

    on_silence = "failed"

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({"collected", "failed"})

    def enter(self, walk: Walk, scene: Scene) -> Turn:
        return Turn(walk, (self.entered(walk), Say(self.prompts)))

    def hear(self, walk: Walk, heard: Heard, exits: Exits) -> Turn:
        match heard:
            case PromptsEnded():
                return Turn(walk, (Listen(self.wait_seconds),))
            case SilenceHeard() if walk.keys:
                return self._ended(walk)
            case SilenceHeard():
                return self._again(replace(walk, silences=walk.silences + 1))
            case KeyHeard(key):
                return self._pressed(walk, key)
            case _:
                return Turn(walk)

    def _pressed(self, walk: Walk, key: str) -> Turn:
        if key == END_KEY:
            return self._ended(walk)
        keys = "" if key == CLEAR_KEY else walk.keys + key
        walk = replace(walk, keys=keys)
        if len(keys) >= self.most:
            return self._ended(walk)
        return Turn(walk, (StopSaying(), Listen(self.wait_seconds)))

    def _ended(self, walk: Walk) -> Turn:
        if len(walk.keys) < self.least:
            return self._again(replace(walk, wrong=walk.wrong + 1))
        return Turn(replace(walk, facts={**walk.facts, self.into: walk.keys}), (StopSaying(),), leave="collected")

    def _again(self, walk: Walk) -> Turn:
        walk = replace(walk, keys="")
        if misses(walk) >= self.rounds:
            return Turn(walk, (StopSaying(),), leave="failed")
        return Turn(walk, (Say(self.prompts),))
