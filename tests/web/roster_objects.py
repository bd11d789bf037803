"""A roster with one line and a request for a swap, as objects of the access tests."""

from datetime import datetime, timedelta

from hotline.domains.people.workforce.models import Roster, RosterLine, ShiftRequest


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
