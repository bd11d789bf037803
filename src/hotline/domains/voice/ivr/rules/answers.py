"""Converts a service's JSON answer into facts of the walk."""

from collections.abc import Mapping
from typing import Any

import msgspec


class Reply(msgspec.Struct, frozen=True):
    """``outcome``: done, refused, failed, timeout; ``content``: the JSON object answered, when done."""

    outcome: str
    content: Mapping[str, Any] = {}


def facts_of(take: Mapping[str, str], answer: Mapping[str, Any]) -> dict[str, str]:
    """``take``: fact -> field of the answer, with dots into what is nested. What is not there is left out."""
    found = {fact: _value(answer, field) for fact, field in take.items()}
    return {fact: value for fact, value in found.items() if value}


def _value(answer: Any, field: str) -> str:
    for name in field.split("."):
        answer = answer.get(name) if isinstance(answer, Mapping) else None
    match answer:
        case bool():
            return "yes" if answer else "no"
        case str() | int() | float():
            return str(answer)
        case _:
            return ""
