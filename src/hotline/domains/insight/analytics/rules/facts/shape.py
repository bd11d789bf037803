"""The common fields of every fact."""

from datetime import date, datetime

import msgspec

from hotline.kernel.clock import BEIJING

MINUTES = 15


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table of facts. A fact belongs to the day and the quarter of an hour in which its subject began."""

    #: Identifies what the fact is about.
    id: str
    #: When it began, UTC.
    at: datetime
    #: Beijing day.
    day: date
    #: Quarter of an hour in Beijing, 0 … 95.
    slot: int


def quarter_of_an_hour(moment: datetime) -> int:
    """Numbers the quarters of an hour of the Beijing day: 0 for 00:00 to 00:15, up to 95."""
    local = moment.astimezone(BEIJING)
    return (local.hour * 60 + local.minute) // MINUTES
