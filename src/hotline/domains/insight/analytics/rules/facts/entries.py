"""Facts of approved entries in registers (staff days, faults, complaints …), one row per figure of an entry."""

from collections.abc import Iterable
from datetime import datetime, time

import msgspec

from hotline.domains.insight.analytics.rules.facts.parquet_rows import Beginning, in_order
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import assessment
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import BEIJING


class EntryFact(Fact, frozen=True, kw_only=True):
    """A figure of an entry. ``day`` is the day that the entry is about, whenever it was made."""

    entry: str
    register: str
    figure: str
    value: int
    #: The subject of the entry (a call, a system).
    about: str


class Approved(msgspec.Struct, frozen=True):
    """An entry that counts."""

    id: str
    made: assessment.EntryMade

    def begun(self, *further: str) -> Beginning:
        """The common fields of a fact of this entry. It holds for the entire day."""
        at = datetime.combine(self.made.day, time.min, BEIJING)
        return Beginning(id="/".join((self.id, *further)), at=at, day=self.made.day, slot=0)


def approved_entry(events: Iterable[Envelope]) -> Approved | None:
    """The entry from its events; None before it is approved and after it is withdrawn."""
    made: Approved | None = None
    counts = False
    for event in in_order(events):
        match fact_of(event):
            case assessment.EntryMade() as fact:
                made = Approved(subject_id(event), fact)
            case assessment.EntryDecided(approved=approved):
                counts = approved
            case assessment.EntryWithdrawn():
                counts = False
            case _:
                pass
    return made if counts else None


def entry_facts(entry: Approved) -> list[EntryFact]:
    return [
        EntryFact(
            **entry.begun(figure),
            entry=entry.id,
            register=entry.made.register,
            figure=figure,
            value=value,
            about=entry.made.about,
        )
        for figure, value in sorted(entry.made.figures.items())
    ]
