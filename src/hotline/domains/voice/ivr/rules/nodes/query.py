"""Queries a service that the operator configured with facts of the caller, and stores its answer as facts."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import Answered, CallerNews, PlayPrompts, Query, Scene, StopPrompts, Walk

type Word = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
type FactName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
type Field = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_.]*$", max_length=80)]

#: The outcome that replaces one without an edge of its own.
COUNTS_AS = "failed"
ALWAYS = frozenset({"done", "failed", "timeout"})
GUARDED = frozenset({"refused", "locked"})


class QueryNode(Node, frozen=True, kw_only=True, tag="query"):
    """A query to a service that the operator configured."""

    #: A name from the settings, never an address.
    service: Word
    #: The operation of the service.
    operation: Word
    #: Field of the request -> fact.
    send: Mapping[Field, FactName]
    #: Fact -> field of the answer, with dots for nested fields. These facts are private.
    take: Mapping[FactName, Field] = {}
    #: Longest wait for the answer.
    seconds: Annotated[float, Meta(gt=0, le=15)] = 5.0
    #: The fact that identifies the caller. Too many refusals lock out that person and the caller's number ("locked").
    guard: str = ""
    #: False: an answer lost when callcontrol died counts as "failed".
    repeatable: bool = True
    #: Played until the answer comes.
    prompts: tuple[str, ...] = ()

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.prompts

    @property
    def service_name(self) -> str:
        return self.service

    def needs(self) -> frozenset[str]:
        return ALWAYS | GUARDED if self.guard else ALWAYS

    def may(self) -> frozenset[str]:
        return GUARDED

    def in_silence(self) -> frozenset[str]:
        return ALWAYS | GUARDED

    def faults(self) -> Iterator[tuple[str, str]]:
        if self.guard and self.guard not in self.send.values():
            yield "guard_not_sent", f"防猜测的“{self.guard}”没有随查询发出，请加到发送字段或改选其他"

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        sound = PlayPrompts(self.prompts) if self.prompts else StopPrompts()
        query = Query(
            self.service, self.operation, self.send, self.take, self.seconds, self.guard, repeatable=self.repeatable
        )
        return NodeStep(walk, (self.entered(walk), sound, query))

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        match news:
            case Answered(outcome, found):
                walk = replace(walk, private={**walk.private, **found})
                return NodeStep(walk, (StopPrompts(),), leave=outcome if outcome in exits else COUNTS_AS)
            case _:
                return NodeStep(walk)
