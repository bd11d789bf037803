"""Converts a service's JSON answer into facts of the walk."""

from collections.abc import Mapping
from typing import Any

import msgspec


class Reply(msgspec.Struct, frozen=True):
    """``outcome``: done, refused, failed, timeout; ``content``: the JSON object answered, when done."""

    outcome: str
    content: Mapping[str, Any] = {}


def facts_of(take: Mapping[str, str], answer: Mapping[str, Any]) -> dict[str, str]:
    """The facts that a flow takes from a service's answer. Missing ones are left out.

    ``take`` maps each fact to a field of the answer; dots lead into nested objects.
    """
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
