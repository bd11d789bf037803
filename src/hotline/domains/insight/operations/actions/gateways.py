"""Texts that wait for carriers while no gateway runs are a red alarm until one runs, or none waits any more."""

from datetime import datetime

from hotline.domains.insight.operations.actions.conditions import raise_or_clear
from hotline.domains.insight.operations.rules.gateways import LATE_AFTER, alarm_text
from hotline.domains.service.messaging.queries.carriers import last_seen, late_texts
from hotline.infrastructure.settings import settings

KIND, ABOUT = "gateway_missing", "texts/gateway"


def check_gateways(now: datetime) -> bool:
    """Raise the alarm once, clear it later; returns whether it stands. Safe to repeat."""
    waiting = late_texts(now - LATE_AFTER) if settings().texts.accounts else 0
    return raise_or_clear(KIND, ABOUT, alarm_text(waiting, last_seen(), now), now)
