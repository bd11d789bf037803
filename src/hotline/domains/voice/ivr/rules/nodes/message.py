"""Has a text sent to the caller's number. The flow only requests it; the messaging domain sends it."""

import re
from collections.abc import Iterator
from typing import Annotated, get_args

from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, NodeFinished, Scene, SendText, StopPrompts, Walk
from hotline.domains.voice.ivr.rules.values import Style, written

#: {fact} as it is, {fact:style} as values.written has it.
PLACE = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z]+))?\}")
STYLES = get_args(Style.__value__)


class MessageNode(Node, frozen=True, kw_only=True, tag="message"):
    """``text`` with places for facts: 您已缴费{months:duration}. A fact that is not known leaves by "failed"."""

    text: Annotated[str, Meta(min_length=1, max_length=300)]

    def needs(self) -> frozenset[str]:
        return frozenset({"done", "failed"})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def faults(self) -> Iterator[tuple[str, str]]:
        strange = sorted({style for _, style in PLACE.findall(self.text) if style and style not in STYLES})
        if strange:
            yield "unknown_style", f"没有这种写法：{'、'.join(strange)}，可用：{'、'.join(STYLES)}"
        if re.search(r"[{}]", PLACE.sub("", self.text)):
            yield "unclear_place", "花括号里请写内容的名称，例如 {balance:amount}"

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        values = [_value(walk, fact, style) for fact, style in PLACE.findall(self.text)]
        if not all(values):
            return NodeStep(walk, (self.entered(walk),), leave="failed")
        filled = iter(values)
        text = PLACE.sub(lambda _: next(filled), self.text)
        return NodeStep(walk, (self.entered(walk), StopPrompts(), SendText(text)))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case NodeFinished(outcome):
                return NodeStep(walk, leave=outcome if outcome in exits else "failed")
            case _:
                return NodeStep(walk)


def _value(walk: Walk, fact: str, style: str) -> str:
    value = walk.known.get(fact, "")
    return next((written(value, each) for each in STYLES if each == style), value)
