"""What a client fills in for each call command."""

from functools import cache

from ninja import Schema

from hotline.domains.voice.calls.rules.call_commands import NOT_FILLED_IN, CallCommand
from hotline.infrastructure import forms


@cache
def form_of(kind: type[CallCommand]) -> type[Schema] | None:
    """None when there is nothing to fill in."""
    return forms.form_of(kind, NOT_FILLED_IN)
