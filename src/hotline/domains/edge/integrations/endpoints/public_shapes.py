"""Shapes of events in the OpenAPI document, one per type. They are made from the facts, so that they cannot differ."""

from datetime import datetime
from typing import Annotated, Any, Literal, Union, get_type_hints

from ninja import Schema
from pydantic import Field, RootModel, create_model

from hotline.domains.edge.integrations.rules.public import PUBLIC
from hotline.events.envelope import Fact, type_of
from hotline.kernel.sealed import Sealed


class _Event(Schema):
    """``cursor`` to go on after; ``id`` for good: the same event sent twice has the same."""

    cursor: int = Field(examples=[81203])
    id: str = Field(examples=["call/bj1a-1795559891-3#4"])
    at: datetime
    call: str = Field(examples=["bj1a-1795559891-3"], description="通话编号，与通话无关时为空")
    agent: str = Field(examples=["1001"], description="坐席工号，无则为空")


def _shape(fact: type[Fact], fields: tuple[str, ...]) -> Any:
    hints, name = get_type_hints(fact), fact.__name__
    encoded = zip(fact.__struct_fields__, fact.__struct_encode_fields__, strict=True)
    kinds = {field: hints[attribute] for attribute, field in encoded}
    fields_out: dict[str, Any] = {field: (_public(kinds[field]), ...) for field in fields}
    data: Any = create_model(f"{name}Data", __base__=Schema, **fields_out)
    type: Any = Literal[type_of(fact)]
    shape: Any = create_model(name, __base__=_Event, __doc__=fact.__doc__, type=(type, ...), data=(data, ...))
    return shape


def _public(kind: Any) -> Any:
    """A sealed number shows as its mask."""
    if kind is Sealed:
        return str
    return str | None if kind == Sealed | None else kind


SHAPES = tuple(_shape(fact, fields) for fact, fields in PUBLIC.items())
_AnyEvent: Any = Annotated[Union[SHAPES], Field(discriminator="type")]  # noqa: UP007


class PublicEventOut(RootModel[_AnyEvent]):
    """An event. ``type`` determines the shape of ``data``."""
