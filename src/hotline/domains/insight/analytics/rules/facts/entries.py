"""What people enter in registers (staff days, faults, complaints …), once approved: one row a figure of an entry."""

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
    """``day`` is the one the entry is about, whenever it was made; ``about`` what it names (a call, a system)."""

    entry: str
    register: str
    figure: str
    value: int
    about: str


class Approved(msgspec.Struct, frozen=True):
    """An entry that counts."""

    id: str
    made: assessment.EntryMade

    def begun(self, *further: str) -> Beginning:
        """Of a fact of this entry: it holds for the day as a whole."""
        at = datetime.combine(self.made.day, time.min, BEIJING)
        return Beginning(id="/".join((self.id, *further)), at=at, day=self.made.day, slot=0)


def approved_entry(events: Iterable[Envelope]) -> Approved | None:
    """Of one entry; None until it is approved, and once it is taken back."""
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
