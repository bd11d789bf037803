"""Facts of ratings beside those of calls: one row per bad rating, one per invitation to rate by text.

A row belongs to the day of the rated call, as that call's own fact does.
"""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.parquet_rows import Beginning, in_order
from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.events import ratings
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day

BAD, INVITATION = "bad", "invitation"


class RatingFact(Fact, frozen=True, kw_only=True):
    """A bad rating, or an invitation to rate."""

    #: bad or invitation.
    kind: str
    call: str
    agent: str
    #: key or text.
    channel: str
    #: 1 … 5; 0 for no answer. Of an invitation only the answer that counts.
    score: int
    #: Of an invitation: first, or again after a mending.
    purpose: str = ""
    #: Of an invitation: the caller had been passed to the rating.
    transferred: bool = False
    #: mistaken or malicious, where two people found so.
    excluded: str = ""
    cause: str = ""
    contacted: bool = False
    #: Contacted by the deadline.
    in_time: bool = False
    #: The deadline of the call back passed first.
    late: bool = False
    closed: bool = False
    #: The second rating; 0 for none.
    second_score: int = 0


def rating_facts(events: Iterable[Envelope]) -> list[RatingFact]:
    """The fact of one bad rating from its events; [] when it was never opened."""
    opened: ratings.HandlingOpened | None = None
    subject, contacted_at = "", None
    excluded, cause, late, closed, second = "", "", False, False, 0
    for event in in_order(events):
        match fact_of(event):
            case ratings.HandlingOpened() as opened:
                subject = event.subject
            case ratings.CitizenContacted():
                contacted_at = contacted_at or event.at
            case ratings.RatingVerified(cause=cause):
                pass
            case ratings.RatingExcluded(verdict=excluded):
                closed = True
            case ratings.HandlingOverdue(what="contact"):
                late = True
            case ratings.RatedAgain(score=second):
                pass
            case ratings.HandlingClosed():
                closed = True
            case _:
                pass
    if opened is None:
        return []
    return [
        RatingFact(
            **_begun(subject, opened.called_at),
            kind=BAD,
            call=subject.partition("/")[2],
            agent=opened.agent,
            channel=opened.channel,
            score=opened.score,
            excluded=excluded,
            cause=cause,
            contacted=contacted_at is not None,
            in_time=contacted_at is not None and contacted_at <= opened.due_at,
            late=late,
            closed=closed,
            second_score=second,
        )
    ]


def invitation_facts(events: Iterable[Envelope]) -> list[RatingFact]:
    """The fact of one invitation from its events; [] when it was never sent."""
    sent: ratings.InvitationSent | None = None
    subject, score = "", 0
    for event in in_order(events):
        match fact_of(event):
            case ratings.InvitationSent() as sent:
                subject = event.subject
            case ratings.InvitationAnswered(score=level, counted=True):
                score = score or level
            case _:
                pass
    if sent is None:
        return []
    return [
        RatingFact(
            **_begun(subject, sent.called_at),
            kind=INVITATION,
            call=sent.call,
            agent=sent.agent,
            channel="text",
            score=score,
            purpose=sent.purpose,
            transferred=sent.transferred,
        )
    ]


def _begun(subject: str, called_at: datetime) -> Beginning:
    return Beginning(id=subject, at=called_at, day=beijing_day(called_at), slot=quarter_of_an_hour(called_at))
