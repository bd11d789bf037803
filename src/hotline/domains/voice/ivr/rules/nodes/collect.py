"""Takes several digits from the caller, such as the number of a work order."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.identity import LENGTH, is_identity
from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep, misses
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    KeyReceived,
    Listen,
    PlayPrompts,
    PromptsEnded,
    Scene,
    StopPrompts,
    TimedOut,
    Walk,
)

END_KEY = "#"
CLEAR_KEY = "*"


class Collect(Node, frozen=True, kw_only=True, tag="collect"):
    """Collects digits. ``#`` ends the input, ``*`` starts over, ``max_digits`` digits end it too.

    After two unusable rounds the caller leaves by "failed". The digits become the walk's fact ``into``, a private one
    when ``sealed``. Keys are not reported one by one, because they may identify the caller. ``check`` "identity"
    accepts an identity number, with ``*`` for X in the last place. A wrong number is an unusable round, and
    ``wrong_prompts`` are played before the next one.
    """

    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]
    into: Annotated[str, Meta(min_length=1)]
    min_digits: Annotated[int, Meta(ge=1, le=32)] = msgspec.field(default=1, name="least")
    max_digits: Annotated[int, Meta(ge=1, le=32)] = msgspec.field(default=20, name="most")
    wait_seconds: Annotated[float, Meta(gt=0, le=30)] = 6.0
    rounds: Annotated[int, Meta(ge=1, le=5)] = 2
    sealed: bool = False
    check: Literal["", "identity"] = ""
    wrong_prompts: tuple[str, ...] = ()

    on_silence = "failed"

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.wrong_prompts + self.prompts

    def needs(self) -> frozenset[str]:
        return frozenset({"collected", "failed"})

    def faults(self) -> Iterator[tuple[str, str]]:
        if self.check and not self.sealed:
            yield "identity_not_sealed", "身份证号必须密封，请打开“密封”"
        if self.check and (self.min_digits, self.max_digits) != (LENGTH, LENGTH):
            yield "identity_length", f"身份证号是{LENGTH}位，请把最少和最多位数都设为{LENGTH}"

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        return NodeStep(walk, (self.entered(walk), PlayPrompts(self.prompts)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case PromptsEnded():
                return NodeStep(walk, (Listen(self.wait_seconds),))
            case TimedOut() if walk.keys:
                return self._ended(walk)
            case TimedOut():
                return self._again(replace(walk, silences=walk.silences + 1), self.prompts)
            case KeyReceived(key):
                return self._pressed(walk, key)
            case _:
                return NodeStep(walk)

    def _pressed(self, walk: Walk, key: str) -> NodeStep:
        if key == END_KEY:
            return self._ended(walk)
        keys = self._with(walk.keys, key)
        walk = replace(walk, keys=keys)
        if len(keys) >= self.max_digits:
            return self._ended(walk)
        return NodeStep(walk, (StopPrompts(), Listen(self.wait_seconds)))

    def _with(self, keys: str, key: str) -> str:
        if key == CLEAR_KEY:
            return keys + "X" if self.check and len(keys) == LENGTH - 1 else ""
        return keys + key

    def _ended(self, walk: Walk) -> NodeStep:
        if len(walk.keys) < self.min_digits or (self.check and not is_identity(walk.keys)):
            return self._again(replace(walk, wrong=walk.wrong + 1), self.wrong_prompts + self.prompts)
        known = {self.into: walk.keys}
        if self.sealed:
            walk = replace(walk, private={**walk.private, **known}, keys="")
        else:
            walk = replace(walk, facts={**walk.facts, **known})
        return NodeStep(walk, (StopPrompts(),), leave="collected")

    def _again(self, walk: Walk, prompts: tuple[str, ...]) -> NodeStep:
        walk = replace(walk, keys="")
        if misses(walk) >= self.rounds:
            return NodeStep(walk, (StopPrompts(),), leave="failed")
        return NodeStep(walk, (PlayPrompts(prompts),))
