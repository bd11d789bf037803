"""The rota of who is called to faults: who is on call at a moment, and when nobody is."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class Duty(NamedTuple):
    """``rank`` 1 is called first, 2 next."""

    person: str
    rank: int
    start: datetime
    end: datetime


class Gap(NamedTuple):
    start: datetime
    end: datetime


FIRST, NEXT = 1, 2
RANK_NAMES = {FIRST: "主班", NEXT: "备班"}


def on_call(duties: Iterable[Duty], at: datetime, rank: int) -> list[str]:
    """The people of this rank whose duty covers the moment."""
    return sorted({duty.person for duty in duties if duty.rank == rank and duty.start <= at < duty.end})


def gaps(duties: Iterable[Duty], start: datetime, end: datetime) -> list[Gap]:
    """The stretches in which nobody is called first."""
    found, reached = [], start
    for duty in sorted((duty for duty in duties if duty.rank == FIRST), key=lambda duty: duty.start):
        if duty.start >= end:
            break
        if duty.start > reached:
            found.append(Gap(reached, duty.start))
        reached = max(reached, duty.end)
    return [*found, Gap(reached, end)] if reached < end else found


def overlap(duties: Iterable[Duty], new: Duty) -> Duty | None:
    """A duty of the same rank that the new one would overlap; None when there is none."""
    return next(
        (duty for duty in duties if duty.rank == new.rank and duty.start < new.end and new.start < duty.end), None
    )
