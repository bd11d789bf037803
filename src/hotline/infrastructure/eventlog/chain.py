"""The hash chain of the event log. It shows when an event was altered, dropped or inserted.

Each digest is SM3 over the previous digest and the event in canonical JSON: sorted keys, no blanks, moments in UTC to
the microsecond. A whole number has no decimal point, because PostgreSQL's jsonb does not preserve the difference.
"""

import json
from datetime import UTC
from typing import Any

from hotline.events.envelope import Envelope
from hotline.kernel import chain


def canonical(event: Envelope) -> bytes:
    body = {
        "subject": event.subject,
        "seq": event.seq,
        "type": event.type,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "site": event.site,
        "node": event.node,
        "version": event.version,
        "test": event.test,
        "data": settled(event.data),
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def settled(value: Any) -> Any:
    """The value as the database returns it: 2.0 becomes 2, at any depth."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: settled(inner) for key, inner in value.items()}
        case list():
            return [settled(inner) for inner in value]
        case _:
            return value


def link(previous: str, event: Envelope) -> str:
    """The digest (hex) of an event that follows ``previous``."""
    return chain.link(previous, canonical(event))
