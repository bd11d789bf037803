"""What every event carries besides its fact."""

from datetime import datetime
from functools import cache
from types import UnionType
from typing import Any, get_args

import msgspec


class Envelope(msgspec.Struct, frozen=True):
    """One immutable fact about one subject.

    ``subject`` is ``kind/id`` (``call/bj1a-1795559891-3``, ``agent/1027``); ``seq`` counts 1, 2, 3 … within it, with a
    single writer, so ``subject`` + ``seq`` names the event for good and is its deduplication key on the bus.
    ``actor`` is ``system``, ``caller`` or ``agent:1027``. ``test`` marks calls that no figure may count.
    """

    subject: str
    seq: int
    type: str
    at: datetime
    actor: str
    site: str
    node: str
    data: dict[str, Any]
    version: int = 1
    test: bool = False

    @property
    def id(self) -> str:
        return f"{self.subject}#{self.seq}"


class Fact(msgspec.Struct, frozen=True, tag_field="type"):
    """Base of every domain's facts; the class's ``tag`` is the event type."""


def type_of(fact: type[Fact] | Fact) -> str:
    """``call.arrived`` for CallArrived."""
    tag = fact.__struct_config__.tag
    assert isinstance(tag, str), "every fact names its type"
    return tag


def fact_in(event: Envelope, facts: UnionType) -> Any:
    """The typed fact inside an event, one of ``facts``; msgspec.ValidationError for a type that is not among them.

    By its own class: for a union msgspec makes its reader anew each time, which costs twenty-five times the reading.
    """
    kind = _by_type(facts).get(event.type)
    if kind is None:
        raise msgspec.ValidationError(f"unknown type: {event.type!r}")
    return msgspec.convert(event.data, kind)


@cache
def _by_type(facts: UnionType) -> dict[str, type[Fact]]:
    return {type_of(fact): fact for fact in get_args(facts)}


def envelope(
    fact: Fact, *, subject: str, seq: int, at: datetime, actor: str, site: str, node: str, test: bool = False
) -> Envelope:
    """Wrap a fact; the type is its tag and stays out of the data."""
    data = msgspec.to_builtins(fact)
    data.pop("type")
    return Envelope(
        subject=subject, seq=seq, type=type_of(fact), at=at, actor=actor, site=site, node=node, data=data, test=test
    )
