"""Alarms of the invented history: raised, acknowledged by a leader and cleared; one of unrest is still open."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from hotline.demo.history.past_actions import NODE, People, log
from hotline.demo.history.texts import AlarmText, texts
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.voice.records.models import CallRecord
from hotline.events.envelope import Envelope, envelope
from hotline.events.operations import AlarmAcknowledged, AlarmCleared, AlarmFact, AlarmRaised, subject
from hotline.infrastructure.eventlog.log import is_recorded
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import BEIJING, day_bounds

OPENS, MINUTES = time(8, 30), 540
ACKNOWLEDGED_AFTER = (20, 240)  # seconds
OF_A_CALL = frozenset({"talk", "silence", "unrest_words"})


@transaction.atomic
def write_alarms(days: Sequence[date], seed: int) -> int:
    """Returns the number of alarms; 0 when they were there already."""
    if is_recorded(subject(_id(days[0], 1))):
        return 0
    chance, leaders = random.Random(f"{seed}/alarms"), People().with_role("leader")
    events: list[Envelope] = []
    alarms = 0
    for day in days:
        for number in range(1, (3 if working_calendar().works(day) else 1) + 1):
            alarms += 1
            events += _events_of(day, number, chance, chance.choice(leaders))
    text = next(each for each in texts().alarms if each.kind == "unrest_words")
    events += _numbered(_id(days[-1], 9), list(_facts_of(days[-1], text, chance, leaders[0]))[:2])
    log(events)
    return alarms + 1


def _id(day: date, number: int) -> str:
    return f"demo-{day:%Y%m%d}-{number}"


def _events_of(day: date, number: int, chance: random.Random, leader: Principal) -> list[Envelope]:
    return _numbered(_id(day, number), list(_facts_of(day, chance.choice(texts().alarms), chance, leader)))


def _facts_of(
    day: date, text: AlarmText, chance: random.Random, leader: Principal
) -> Iterator[tuple[datetime, AlarmFact, Actor]]:
    at = datetime.combine(day, OPENS, BEIJING) + timedelta(minutes=chance.randrange(MINUTES))
    call = _a_call_of(day, chance) if text.kind in OF_A_CALL else None
    queue = chance.choice(("general", "social", "labor"))
    about = f"call/{call.pk}" if call else f"queue/{queue}"
    at = call.at + timedelta(seconds=60) if call else at
    raised = AlarmRaised(text.level, text.kind, about, text.message, queue=queue)
    if call:
        raised = AlarmRaised(
            text.level, text.kind, about, text.message, queue=call.queue, agent=call.agent, call=call.pk
        )
    yield at, raised, SYSTEM
    seen = at + timedelta(seconds=chance.randrange(*ACKNOWLEDGED_AFTER))
    yield seen, AlarmAcknowledged(leader.number, leader.name, text.note), Actor.staff(leader.number)
    by = leader.number if text.clear == "leader" else "system"
    actor = Actor.staff(by) if text.clear == "leader" else SYSTEM
    over = max(at + timedelta(minutes=text.minutes), seen + timedelta(minutes=1))
    yield over, AlarmCleared(by, text.note if text.clear == "leader" else ""), actor


def _a_call_of(day: date, chance: random.Random) -> CallRecord | None:
    start, end = day_bounds(day)
    found = CallRecord.objects.filter(at__gte=start, at__lt=end, answered=True, id__startswith="demo-").order_by("id")
    return found[chance.randrange(count)] if (count := found.count()) else None


def _numbered(id: str, facts: list[tuple[datetime, AlarmFact, Actor]]) -> list[Envelope]:
    site = settings().place.site
    return [
        envelope(fact, subject=subject(id), seq=seq, at=at, actor=actor, site=site, node=NODE)
        for seq, (at, fact, actor) in enumerate(facts, 1)
    ]
