"""Sends callers different ways, by Beijing time, the calendar, and facts about the caller."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from hotline.domains.platform.calendar.rules import is_within, kind_of_day
from hotline.domains.voice.ivr.rules.nodes.base import Exits, Node, NodeStep
from hotline.domains.voice.ivr.rules.steps import CallerNews, Scene, Walk
from hotline.kernel.clock import BEIJING

ELSE = "else"

type Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
type Weekday = Annotated[int, Meta(ge=1, le=7)]


class Way(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}
):
    """A way out of a branch. It is taken when every condition that it names holds."""

    outcome: Annotated[str, Meta(pattern=r"^[a-z0-9_]+$")]
    #: 1 Monday … 7 Sunday.
    weekdays: tuple[Weekday, ...] = ()
    day: Literal["", "working", "holiday"] = ""
    #: Time of day from which it holds, included. 22:00 to 06:00 is a night; each of its minutes belongs to its own day.
    since: Clock | None = None
    #: Time of day until which it holds, excluded.
    until: Clock | None = None
    #: A fact known of the caller or collected before.
    fact: str = ""
    #: Values of the fact for which it holds; (): any value.
    equals: tuple[str, ...] = ()

    @property
    def of_time(self) -> bool:
        return bool(self.weekdays or self.day or self.since or self.until)

    def holds(self, facts: Mapping[str, str], scene: Scene) -> bool:
        return self._known(facts) and (not self.of_time or self._now(scene))

    def _known(self, facts: Mapping[str, str]) -> bool:
        if not self.fact:
            return True
        value = facts.get(self.fact, "")
        return value in self.equals if self.equals else bool(value)

    def _now(self, scene: Scene) -> bool:
        if scene.at is None:
            return False
        at = scene.at.astimezone(BEIJING)
        if self.weekdays and at.isoweekday() not in self.weekdays:
            return False
        if self.day and self.day != kind_of_day(at.date(), scene.days):
            return False
        return self._within(at)

    def _within(self, at: datetime) -> bool:
        if self.since and self.since == self.until:
            return False
        return is_within(at, _clock(self.since), _clock(self.until))


def _clock(text: str | None) -> time:
    """Midnight where none is named: the day's beginning and its end."""
    return time.fromisoformat(text) if text else time.min


class Branch(Node, frozen=True, kw_only=True, tag="branch"):
    """The first way that holds is taken, "else" when none does."""

    ways: Annotated[tuple[Way, ...], Meta(min_length=1)]

    passes = True

    def needs(self) -> frozenset[str]:
        return frozenset({way.outcome for way in self.ways} | {ELSE})

    def in_silence(self) -> frozenset[str]:
        return self.needs()

    def faults(self) -> Iterator[tuple[str, str]]:
        for way in self.ways:
            if not way.of_time and not way.fact:
                yield "no_condition", f"分支“{way.outcome}”没有条件，请写明时间、日历或来电人情况"

    def enter(self, walk: Walk, scene: Scene) -> NodeStep:
        outcome = next((way.outcome for way in self.ways if way.holds(walk.known, scene)), ELSE)
        return NodeStep(walk, (self.entered(walk),), leave=outcome)

    def hear(self, walk: Walk, news: CallerNews, exits: Exits) -> NodeStep:
        return NodeStep(walk)
