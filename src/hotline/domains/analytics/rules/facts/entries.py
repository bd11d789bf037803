"""What people enter in registers (staff days, faults, complaints …), once approved: one row a figure of an entry."""

from collections.abc import Iterable
from datetime import datetime, time

from hotline.domains.analytics.rules.facts.shape import Fact
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


def entry_facts(events: Iterable[Envelope]) -> list[EntryFact]:
    """Of one entry; none until it is approved, none once it is taken back."""
    made: assessment.EntryMade | None = None
    subject, counts = "", False
    for event in sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq):
        match fact_of(event):
            case assessment.EntryMade() as fact:
                made, subject = fact, subject_id(event)
            case assessment.EntryJudged(approved=approved):
                counts = approved
            case assessment.EntryWithdrawn():
                counts = False
            case _:
                pass
    if made is None or not counts:
        return []
    at = datetime.combine(made.day, time.min, BEIJING)
    return [
        EntryFact(
            id=f"{subject}/{figure}",
            at=at,
            day=made.day,
            slot=0,
            entry=subject,
            register=made.register,
            figure=figure,
            value=value,
            about=made.about,
        )
        for figure, value in sorted(made.figures.items())
    ]
