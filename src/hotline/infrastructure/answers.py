"""Answers made of msgspec structs: sent without pydantic's copying, published in the OpenAPI document by their type."""

from typing import cast

import msgspec
from django.http import HttpResponse


class JsonAnswer[T](HttpResponse):
    """``content`` as JSON. ``-> JsonAnswer[DeskSnapshot]`` on an endpoint publishes the shape of DeskSnapshot."""

    def __init__(self, content: T) -> None:
        super().__init__(msgspec.json.encode(content), content_type="application/json")


def undecoded[T](raw: bytes, kind: type[T]) -> T:
    """Put the JSON bytes of a live document into an answer unchanged, without decoding them. Typed as ``kind``."""
    return cast(T, msgspec.Raw(raw))
