"""Hands the caller to a queue. Callcontrol runs the waiting and the talk and reports how they ended."""

from operator import itemgetter
from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, JoinQueue, NodeFinished, Scene, Walk

OUTCOMES = frozenset({"served", "callback", "failed"})
#: The outcome that replaces one without an edge of its own.
COUNTS_AS = "failed"


class Queue(Node, frozen=True, kw_only=True, tag="queue"):
    """A queue for a person. Callers with a higher ``priority`` come first; ``reason`` is recorded for it.

    A higher priority that was set earlier in the flow counts instead, with its reason. A caller who has waited
    ``max_seconds`` leaves by "failed"; 0: no limit.
    """

    queue: Annotated[str, Meta(min_length=1)]
    priority: Annotated[int, Meta(ge=0, le=1000)] = 0
    reason: str = ""
    max_seconds: Annotated[int, Meta(ge=0, le=7200)] = msgspec.field(default=0, name="most_seconds")

    @property
    def into_queue(self) -> str:
        return self.queue

    def needs(self) -> frozenset[str]:
        return OUTCOMES

    def may(self) -> frozenset[str]:
        return frozenset({"lost_agent"})

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        priority, reason = max((self.priority, self.reason), (walk.priority, walk.reason), key=itemgetter(0))
        join = JoinQueue(self.queue, priority, reason, " › ".join(walk.path), self.max_seconds)
        return NodeStep(walk, (self.entered(walk), join))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case NodeFinished(outcome):
                return NodeStep(walk, leave=outcome if outcome in exits else COUNTS_AS)
            case _:
                return NodeStep(walk)
