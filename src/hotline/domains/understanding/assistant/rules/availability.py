"""Minutes in which 京晓保 answered nobody, as stretches."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

MINUTE = timedelta(minutes=1)
A_DAY = 1440


class Stretch(NamedTuple):
    """An outage: from its first minute to the end of its last. ``why`` is the reason in the first minute."""

    first: datetime
    until: datetime
    why: str

    @property
    def minutes(self) -> int:
        return round((self.until - self.first) / MINUTE)


def stretches(down: Iterable[tuple[datetime, str]]) -> list[Stretch]:
    """``down``: minutes in order, each with what was wrong."""
    found: list[Stretch] = []
    for at, why in down:
        if found and found[-1].until == at:
            found[-1] = found[-1]._replace(until=at + MINUTE)
        else:
            found.append(Stretch(at, at + MINUTE, why))
    return found
