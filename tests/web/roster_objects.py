"""A roster with one line, a request for a swap, an offer and a briefing, as objects of the access tests."""

from datetime import datetime, timedelta

from hotline.domains.insight.briefings.models import Briefing
from hotline.domains.people.workforce.models import Roster, RosterLine, ShiftOffer, ShiftOfferAnswer, ShiftRequest
from hotline.kernel.clock import beijing_day


def own_roster(now: datetime, owner: str) -> int:
    row = Roster(first_day=now.date(), days=1, created_by="2001", created_at=now, need=[[0] * 96], stage="published")
    row.save(force_insert=True)
    RosterLine.objects.create(roster=row, number=owner, cells=["早1"])
    return row.pk


def shift_request(now: datetime, number: str, colleague: str) -> int:
    day = now.date() + timedelta(days=9)
    row = ShiftRequest(
        number=number,
        colleague=colleague,
        kind="swap",
        state="colleague",
        first_day=day,
        last_day=day,
        requested_at=now,
    )
    row.save(force_insert=True)
    return row.pk


def shift_offer(now: datetime, number: str) -> int:
    row = ShiftOffer(
        kind="later",
        day=now.date() + timedelta(days=1),
        minute=1140,
        places=1,
        expires_at=now + timedelta(days=3650),
        made_by="7001",
        made_at=now,
    )
    row.save(force_insert=True)
    ShiftOfferAnswer.objects.create(offer=row, number=number, before="早2", after="早2+2")
    return row.pk


def briefing(now: datetime, group: str, leader: str) -> int:
    """Of today, published."""
    row = Briefing.objects.create(
        group=group,
        day=beijing_day(now),
        made_at=now,
        revision=1,
        published_by=leader,
        published_at=now,
        content={},
    )
    return int(row.pk)
