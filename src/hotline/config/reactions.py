"""Passes logged events to every domain, low tiers first. A fault in one domain does not stop the others."""

from collections.abc import Callable, Sequence

import msgspec
import structlog
from django.db import InterfaceError, OperationalError, transaction

from hotline.domains.insight.analytics import reactions as analytics
from hotline.domains.insight.assessment import reactions as assessment
from hotline.domains.insight.operations import reactions as operations
from hotline.domains.insight.upkeep import reactions as upkeep
from hotline.domains.people.exams import reactions as exams
from hotline.domains.service.campaigns import reactions as campaigns
from hotline.domains.service.messaging import reactions as messaging
from hotline.domains.service.ratings import reactions as ratings
from hotline.domains.service.workorders import reactions as workorders
from hotline.domains.voice.callbacks import reactions as callbacks
from hotline.domains.voice.calls import reactions as calls
from hotline.domains.voice.recordings import reactions as recordings
from hotline.domains.voice.records import reactions as records
from hotline.domains.voice.routing import reactions as routing
from hotline.domains.voice.telephony import reactions as telephony
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import park

log = structlog.get_logger()
type React = Callable[[Sequence[Envelope]], None]
AWAY = (OperationalError, InterfaceError)


#: Low tiers first.
REACTIONS: tuple[React, ...] = (
    telephony.react,
    routing.react,
    calls.react,
    records.react,
    callbacks.react,
    recordings.react,
    messaging.react,
    workorders.react,
    ratings.react,
    campaigns.react,
    exams.react,
    analytics.react,
    operations.react,
    upkeep.react,
    assessment.react,
)


def react(events: Sequence[Envelope]) -> None:
    """Let every domain react to the events, in the transaction that logged them.

    All reactions first run together under one savepoint, which nearly always succeeds. When one fails, each reaction
    runs on its own, and the failing one event by event. An event that still fails is parked with the reason and stays
    in the log.
    """
    if not events or _try(_all, events):
        return
    for reaction in REACTIONS:
        if not _try(reaction, events):
            for event in events:
                if not _try(reaction, [event]):
                    reason = f"{reaction.__module__} failed on {event.id}; see the log of that moment"
                    park(event.subject, msgspec.json.encode(event), None, reason)


def _all(events: Sequence[Envelope]) -> None:
    for reaction in REACTIONS:
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
