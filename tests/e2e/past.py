"""Writes a short past into the installation's log: similar days, and on the last one a topic with far more calls.

Run as a program with the installation's settings.
"""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import django

from tests.installation import on_the_tables

PER_DAY = 60.0
#: Of the last day's callers about so many ask about the topic.
TRENDING_SHARE = 0.45


@dataclass(frozen=True)
class Past:
    """``days``: oldest first, the last one the ``topic`` is hot on; ``title`` of the topic."""

    days: tuple[date, ...]
    topic: str
    title: str


def a_past() -> Past:
    """Written by a program of its own, as this one has another database."""
    ran = on_the_tables("tests.e2e.past")
    assert ran.returncode == 0, ran.stdout
    found = json.loads(next(line for line in ran.stdout.splitlines() if line.startswith("{")))
    return Past(tuple(map(date.fromisoformat, found["days"])), found["topic"], found["title"])


def write() -> Iterator[tuple[str, object]]:
    from hotline.demo.history.visits import visits_of
    from hotline.demo.history.writer import agents_called_in, write_visits
    from hotline.domains.insight.analytics.rules.baseline import days_alike
    from hotline.domains.platform.calendar.queries import working_calendar
    from hotline.domains.understanding.knowledge.queries.tree import topics
    from hotline.kernel.clock import beijing_day

    # A working day: at weekends too few ring in for anything to be surely more than chance.
    day, works = beijing_day(datetime.now(UTC)) - timedelta(days=1), working_calendar().works
    while not works(day) or len(alike := days_alike(day, works)[:4]) < 4:
        day -= timedelta(days=1)
    agents, topic, chance = agents_called_in(), topics()[0], random.Random(str(day))
    for each in (*reversed(alike), day):
        visits = list(visits_of(each, PER_DAY, chance))
        if each == day:
            visits = [replace(one, topic=topic.id) if chance.random() < TRENDING_SHARE else one for one in visits]
        write_visits(each, agents, visits, PER_DAY)
    yield "days", [str(each) for each in (*reversed(alike), day)]
    yield "topic", topic.id
    yield "title", topic.title


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    print(json.dumps(dict(write())))
