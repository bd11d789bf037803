"""Facts of inbox items, one row each (a voicemail, a fax, a caller handed over by 12345), on the day of arrival."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with, in_order, ms_between
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import messaging
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope


class MessageFact(Fact, frozen=True, kw_only=True):
    """An inbox item."""

    message: str
    call: str
    #: Who finished it.
    agent: str
    done: bool
    #: It was not done in time.
    overdue: bool
    faulty: bool
    reopened: bool
    #: From its arrival until it was done; 0 before that.
    done_ms: int


def message_facts(events: Iterable[Envelope]) -> list[MessageFact]:
    """The fact of one inbox item from its events; [] when it never arrived."""
    came: tuple[Envelope, messaging.ItemReceived] | None = None
    done: tuple[datetime, str] | None = None
    overdue = faulty = reopened = False
    for event in in_order(events):
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
    arrival, fact = came
    return [
        MessageFact(
            **begun_with(arrival),
            message=fact.kind,
            call=fact.call,
            agent=done[1] if done else "",
            done=done is not None,
            overdue=overdue,
            faulty=faulty,
            reopened=reopened,
            done_ms=ms_between(arrival.at, done[0] if done else None),
        )
    ]
