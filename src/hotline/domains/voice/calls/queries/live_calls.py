"""Live calls in this process's mirror of the bus."""

from collections.abc import Iterator
from functools import lru_cache

from hotline.domains.voice.calls.rules import call_doc
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.infrastructure.mirror import Mirror

#: Cache of decoded documents, because one document is drawn for many screens.
decoded = lru_cache(maxsize=4096)(call_doc.decoded)


def call_in(mirror: Mirror, call_id: str) -> CallDoc | None:
    """The live call; None for an unknown or ended call."""
    raw = mirror.get(f"calls/{call_id}") if call_id else None
    return decoded(raw) if raw else None


def calls_in(mirror: Mirror) -> Iterator[CallDoc]:
    return (doc for _, raw in mirror.named("calls") if (doc := decoded(raw)) is not None)
