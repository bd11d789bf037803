"""Request bodies of call commands, derived from the commands' fields."""

from functools import cache

from ninja import Schema

from hotline.domains.voice.calls.rules.call_commands import NOT_FILLED_IN, CallCommand
from hotline.infrastructure import forms


@cache
def form_of(kind: type[CallCommand]) -> type[Schema] | None:
    """The body of a command; None for a command without fields."""
    return forms.form_of(kind, NOT_FILLED_IN)
