"""A call's events made ready to be told: each once, in order, typed, moments never running backwards."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from hotline.events.calls import CallEnded
from hotline.events.catalogue import fact_of, kind_of
from hotline.events.envelope import Envelope, Fact


class TimelineEntry[F: Fact](NamedTuple):
    at: datetime
    event: Envelope
    fact: F


type Timeline = list[TimelineEntry[Fact]]


def timelines_of(events: Iterable[Envelope]) -> dict[str, Timeline]:
    """The events by kind of subject, for all kinds that catalogue.call_of knows.

    Input order and repeats do not matter.
    """
    kinds = ("call", "agent", "recording", "text", "consulted", "rating", "invitation")
    stories: dict[str, Timeline] = {kind: [] for kind in kinds}
    once = {event.id: event for event in events}
    for event in sorted(once.values(), key=lambda event: (event.subject, event.seq)):
        timeline = stories[kind_of(event)]
        earlier = timeline[-1].at if timeline and timeline[-1].event.subject == event.subject else event.at
        timeline.append(TimelineEntry(max(earlier, event.at), event, fact_of(event)))
    return stories


def all_of[F: Fact](timeline: Timeline, kind: type[F]) -> list[TimelineEntry[F]]:
    return [TimelineEntry(entry.at, entry.event, entry.fact) for entry in timeline if isinstance(entry.fact, kind)]


def first_of[F: Fact](timeline: Timeline, kind: type[F]) -> TimelineEntry[F] | None:
    return next(
        (TimelineEntry(entry.at, entry.event, entry.fact) for entry in timeline if isinstance(entry.fact, kind)), None
    )


def end_of(timeline: Timeline) -> datetime | None:
    ended = first_of(timeline, CallEnded)
    return ended.at if ended else None


def seconds(length: timedelta) -> float:
    """The length in seconds, to the millisecond: clocks of several machines agree no better."""
    return round(length.total_seconds(), 3)
