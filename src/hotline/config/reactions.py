"""Telling every domain what was logged: low tiers first, each on its own, so that a fault in one stops nobody."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

import msgspec
import structlog
from django.db import InterfaceError, OperationalError, transaction

from hotline.config.registry import REACTIONS
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import park

log = structlog.get_logger()
type React = Callable[[Sequence[Envelope]], None]
AWAY = (OperationalError, InterfaceError)


def reactions() -> Iterator[tuple[str, React]]:
    """Module name and its ``react(events)``."""
    for module in REACTIONS:
        yield module, import_module(module).react


def react(events: Sequence[Envelope]) -> None:
    """Let every domain react, in the transaction that logged the events.

    All together first, which is what nearly always does and costs one savepoint. Where one fails, each reacts on its
    own, the failing one event by event; the culprit is parked with the reason, it stays in the log.
    """
    if not events or _try(_all, events):
        return
    for module, reaction in reactions():
        if not _try(reaction, events):
            for event in events:
                if not _try(reaction, [event]):
                    reason = f"{module} failed on {event.id}; see the log of that moment"
                    park(event.subject, msgspec.json.encode(event), None, reason)


def _all(events: Sequence[Envelope]) -> None:
    for _, reaction in reactions():
        reaction(events)


def _try(reaction: React, events: Sequence[Envelope]) -> bool:
    try:
        with transaction.atomic():
            reaction(events)
    except AWAY:
        raise
    except Exception:
        log.exception("a reaction failed", action="reaction_failed", events=[event.id for event in events[:5]])
        return False
    return True
