"""The live calls that this process knows of."""

from collections.abc import Iterator
from functools import lru_cache

from hotline.domains.voice.calls.rules import call_doc
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.infrastructure.mirror import Mirror

#: One document, read for many screens.
decoded = lru_cache(maxsize=4096)(call_doc.decoded)


def call_in(mirror: Mirror, call_id: str) -> CallDoc | None:
    """None when there is no such call (any more)."""
    raw = mirror.get(f"calls/{call_id}") if call_id else None
    return decoded(raw) if raw else None


def calls_in(mirror: Mirror) -> Iterator[CallDoc]:
    return (doc for _, raw in mirror.named("calls") if (doc := decoded(raw)) is not None)
