"""Helpers for folding the facts of one subject from its events."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from hotline.domains.insight.analytics.rules.facts.shape import quarter_of_an_hour
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day


class Beginning(TypedDict):
    """The columns that every fact has."""

    id: str
    at: datetime
    day: date
    slot: int


def in_order(events: Iterable[Envelope]) -> list[Envelope]:
    """The events by number, each once. They may come in any order and repeated."""
    return sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq)


def begun_with(event: Envelope, *further: object) -> Beginning:
    """The common fields of a fact that begins with this event.

    ``further`` distinguishes several facts of one subject.
    """
    name = "/".join(map(str, (subject_id(event), *further)))
    return Beginning(id=name, at=event.at, day=beijing_day(event.at), slot=quarter_of_an_hour(event.at))


def ms_between(start: datetime, end: datetime | None) -> int:
    """0 while it has no end."""
    return max(0, round((end - start).total_seconds() * 1000)) if end else 0
