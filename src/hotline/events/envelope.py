"""The envelope that carries every event, and functions that put a fact into it and take it out."""

from datetime import datetime
from functools import cache
from types import UnionType
from typing import Any, get_args

import msgspec

from hotline.kernel.actor import Actor


class Envelope(msgspec.Struct, frozen=True):
    """One immutable fact about one subject. ``subject`` and ``seq`` together identify the event permanently."""

    subject: str  # ``kind/id``: ``call/bj1a-1795559891-3``, ``agent/1027``
    seq: int  # 1, 2, 3 … within the subject; a subject has a single writer. The bus drops a repeated subject and seq
    type: str  # the fact's tag: ``call.arrived``
    at: datetime  # moment of the fact, UTC
    actor: (
        str  # text of an Actor; older events say ``agent:1027``, ``caller``, which the log's chain covers: read ``by``
    )
    site: str  # site that wrote it
    node: str  # node that wrote it
    data: dict[str, Any]  # the fact's fields
    version: int = 1  # version of the fact's form
    test: bool = False  # a test call: no figure counts it

    @property
    def id(self) -> str:
        return f"{self.subject}#{self.seq}"

    @property
    def by(self) -> Actor:
        return Actor.parse(self.actor)


class Fact(msgspec.Struct, frozen=True, tag_field="type"):
    """Base of the facts of every domain. The class's ``tag`` is the event type."""


def type_of(fact: type[Fact] | Fact) -> str:
    """The event type of a fact: ``call.arrived`` for CallArrived."""
    tag = fact.__struct_config__.tag
    assert isinstance(tag, str), "every fact names its type"
    return tag


def fact_in(event: Envelope, facts: UnionType) -> Any:
    """The typed fact inside an event, one of ``facts``. Raises msgspec.ValidationError for any other type.

    The fact is decoded by its own class: for a union msgspec builds its decoder each time, which takes twenty-five
    times as long as decoding.
    """
    kind = _by_type(facts).get(event.type)
    if kind is None:
        raise msgspec.ValidationError(f"unknown type: {event.type!r}")
    return msgspec.convert(event.data, kind)


@cache
def _by_type(facts: UnionType) -> dict[str, type[Fact]]:
    return {type_of(fact): fact for fact in get_args(facts)}


def envelope(
    fact: Fact, *, subject: str, seq: int, at: datetime, actor: Actor, site: str, node: str, test: bool = False
) -> Envelope:
    """Wraps a fact. Its tag becomes ``type`` and is left out of ``data``."""
    data = msgspec.to_builtins(fact)
    data.pop("type")
    return Envelope(
        subject=subject,
        seq=seq,
        type=type_of(fact),
        at=at,
        actor=str(actor),
        site=site,
        node=node,
        data=data,
        test=test,
    )
