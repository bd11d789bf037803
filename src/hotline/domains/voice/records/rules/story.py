"""A call's events made ready to be told: each once, in order, typed, moments never running backwards."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from hotline.events.calls import CallEnded
from hotline.events.catalogue import fact_of, kind_of
from hotline.events.envelope import Envelope, Fact


class Told[F: Fact](NamedTuple):
    at: datetime
    event: Envelope
    fact: F


type Story = list[Told[Fact]]


def tell(events: Iterable[Envelope]) -> dict[str, Story]:
    """By kind of subject, all that catalogue.call_of knows. Order and repetition of what comes in do not matter."""
    stories: dict[str, Story] = {"call": [], "agent": [], "recording": [], "text": [], "consulted": []}
    once = {event.id: event for event in events}
    for event in sorted(once.values(), key=lambda event: (event.subject, event.seq)):
        story = stories[kind_of(event)]
        earlier = story[-1].at if story and story[-1].event.subject == event.subject else event.at
        story.append(Told(max(earlier, event.at), event, fact_of(event)))
    return stories


def all_of[F: Fact](story: Story, kind: type[F]) -> list[Told[F]]:
    return [Told(told.at, told.event, told.fact) for told in story if isinstance(told.fact, kind)]


def first_of[F: Fact](story: Story, kind: type[F]) -> Told[F] | None:
    return next((Told(told.at, told.event, told.fact) for told in story if isinstance(told.fact, kind)), None)


def end_of(story: Story) -> datetime | None:
    ended = first_of(story, CallEnded)
    return ended.at if ended else None


def seconds(length: timedelta) -> float:
    """To the millisecond: what a clock across machines is good for."""
    return round(length.total_seconds(), 3)
