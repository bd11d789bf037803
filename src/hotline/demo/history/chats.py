"""Chats of the invented history: with 京晓保, then with an agent, summed up and mostly rated."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.agent import NOTE
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import ChatText, texts
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.messaging.actions import agent_side, citizen_side
from hotline.domains.service.messaging.models import Chat
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.domains.voice.callbacks.ports import Line
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, acting_at

SESSION = "demo-"
#: An address of the range for documentation: no visitor has it.
ADDRESS = "192.0.2.1"
OPENS, MINUTES = time(9, 0), 480
RATED_SHARE = 0.75
STARS = {5: 80, 4: 15, 3: 4, 2: 1}


def write_chats(days: Sequence[date], seed: int) -> int:
    """Each in a transaction of its own: chats that run meanwhile wait for none. Returns the number of those that were
    not there.
    """
    known = set(Chat.objects.filter(session__startswith=SESSION).values_list("session", flat=True))
    agents, works = People().with_role("agent"), working_calendar().works
    due = {f"{SESSION}{day:%Y%m%d}-{each}": day for day in days for each in range(2 if works(day) else 1)}
    lacking = {session: day for session, day in due.items() if session not in known}
    for session, day in lacking.items():
        chance = random.Random(f"{seed}/{session}")
        at = datetime.combine(day, OPENS, BEIJING) + timedelta(minutes=chance.randrange(MINUTES))
        with logged_at_once():
            _chat(session, at, chance.choice(texts().chats), chance.choice(agents), chance)
    return len(lacking)


def _chat(session: str, at: datetime, text: ChatText, agent: Principal, chance: random.Random) -> None:
    secret = f"{session}-{chance.getrandbits(128):032x}"
    with acting_at(at):
        turns = [Line(role, line) for role, line in text.before]
        row = citizen_side.request_agent(secret=secret, session=session, turns=turns, address=f"{ADDRESS}/{session}")
    at += timedelta(seconds=chance.randrange(10, 90))
    with acting_at(at):
        agent_side.take_chat(by=agent, id=row.id)
    for place, line in enumerate(text.talk):
        at += timedelta(seconds=chance.randrange(15, 60))
        with acting_at(at):
            if place % 2:
                agent_side.write_as_agent(by=agent, id=row.id, key=f"demo-{place}", text=line)
            else:
                citizen_side.write_as_citizen(secret=secret, key=f"demo-{place}", text=line)
    topic = next(topic.id for topic in topics() if topic.category == text.category)
    with acting_at(at + timedelta(seconds=40)):
        agent_side.finish_chat(by=agent, id=row.id, topic=topic, note=NOTE)
    if chance.random() < RATED_SHARE:
        with acting_at(at + timedelta(seconds=70)):
            citizen_side.rate_chat(secret=secret, stars=chance.choices(list(STARS), list(STARS.values()))[0])
