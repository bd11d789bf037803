"""What every fact has."""

from datetime import date, datetime

import msgspec

from hotline.kernel.clock import BEIJING

MINUTES = 15


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A row. ``id`` names what it tells of, ``at`` (UTC) when that began, ``day`` and ``slot`` (0 … 95) in Beijing.

    A fact belongs to the day it began on: across midnight and the quarter's end to the beginning's side.
    """

    id: str
    at: datetime
    day: date
    slot: int


def quarter_of_an_hour(moment: datetime) -> int:
    """0 for 00:00 to 00:15 Beijing time … 95."""
    local = moment.astimezone(BEIJING)
    return (local.hour * 60 + local.minute) // MINUTES
