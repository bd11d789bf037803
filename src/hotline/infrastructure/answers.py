"""Answers made of msgspec structs: sent without pydantic's copying, published in the OpenAPI document by their type."""

from typing import cast

import msgspec
from django.http import HttpResponse


class JsonAnswer[T](HttpResponse):
    """``content`` as JSON. ``-> JsonAnswer[DeskSnapshot]`` on an endpoint publishes the shape of DeskSnapshot."""

    def __init__(self, content: T) -> None:
        super().__init__(msgspec.json.encode(content), content_type="application/json")


def undecoded[T](raw: bytes, kind: type[T]) -> T:
    """A live document on its way into an answer: stands for a ``kind`` and is sent as it is held, byte for byte."""
    return cast(T, msgspec.Raw(raw))
