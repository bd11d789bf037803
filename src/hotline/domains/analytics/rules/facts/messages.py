"""One row a message of the inbox (a voicemail, a fax, what 12345 handed over), on the day it came."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.events import messaging
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day


class MessageFact(Fact, frozen=True, kw_only=True):
    """``agent`` who dealt with it in the end; ``overdue``: its time ran out; ``done_ms`` 0 while not ``done``."""

    message: str
    call: str
    agent: str
    done: bool
    overdue: bool
    faulty: bool
    reopened: bool
    done_ms: int


def message_facts(events: Iterable[Envelope]) -> list[MessageFact]:
    """Of one message; none of one that never came."""
    came: tuple[Envelope, messaging.ItemReceived] | None = None
    done: tuple[datetime, str] | None = None
    overdue = faulty = reopened = False
    for event in sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq):
        match fact_of(event):
            case messaging.ItemReceived() as fact:
                came = event, fact
            case messaging.ItemFaulty():
                faulty = True
            case messaging.ItemDone(agent=agent):
                done = event.at, agent
            case messaging.ItemReopened():
                done, reopened = None, True
            case messaging.ItemOverdue():
                overdue = True
            case _:
                pass
    if came is None:
        return []
    told, fact = came
    return [
        MessageFact(
            id=subject_id(told),
            at=told.at,
            day=beijing_day(told.at),
            slot=quarter_of_an_hour(told.at),
            message=fact.kind,
            call=fact.call,
            agent=done[1] if done else "",
            done=done is not None,
            overdue=overdue,
            faulty=faulty,
            reopened=reopened,
            done_ms=max(0, round((done[0] - told.at).total_seconds() * 1000)) if done else 0,
        )
    ]
