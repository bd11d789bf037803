"""Reads out what was collected or queried, with prompts between."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.announcement import Announcement
from hotline.domains.voice.ivr.rules.nodes.base import NodeStep
from hotline.domains.voice.ivr.rules.steps import PlayPrompts, Scene, Walk
from hotline.domains.voice.ivr.rules.values import Style, pieces, vocabulary


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"style": "as"}):
    """Either a ``prompt`` of the catalogue, or a ``fact`` with the style in which to read it."""

    prompt: str = ""
    fact: str = ""
    style: Literal["", "digits", "number", "amount", "date", "month", "duration"] = ""

    @property
    def read_as(self) -> Style | None:
        return self.style or None

    @property
    def is_required(self) -> bool:
        return bool(self.prompt) != bool(self.fact) and bool(self.fact) == bool(self.style)


class ReadOut(Announcement, frozen=True, kw_only=True, tag="read_out"):
    """Digits one by one, numbers, amounts in yuan, dates, months (2026-03), durations (a number of months).

    A value that is not known, or not of its kind, leaves by "missing", nothing said.
    """

    parts: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=30)]

    @property
    def spoken(self) -> tuple[str, ...]:
        named = [part.prompt for part in self.parts if part.prompt]
        styles = {part.read_as for part in self.parts if part.read_as}
        return (*named, *sorted({piece for style in styles for piece in vocabulary(style)}))

    def needs(self) -> frozenset[str]:
        return frozenset({"done", "missing"})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def faults(self) -> Iterator[tuple[str, str]]:
        if not all(part.is_required for part in self.parts):
            yield "unclear_part", "每一段须选择已有播报，或选择内容并写明读法"

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        if self.switch and self.switch not in scene.on:
            return NodeStep(walk, leave="done")
        prompts = [self._prompts_of(part, walk) for part in self.parts]
        if not all(prompts):
            return NodeStep(walk, (self.entered(walk),), leave="missing")
        return NodeStep(walk, (self.entered(walk), PlayPrompts(tuple(prompt for part in prompts for prompt in part))))

    def _prompts_of(self, part: Part, walk: Walk) -> tuple[str, ...]:
        if part.read_as is None:
            return (part.prompt,)
        return pieces(walk.known.get(part.fact, ""), part.read_as)
