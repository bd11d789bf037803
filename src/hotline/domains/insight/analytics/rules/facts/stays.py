"""Facts of stays: one row for each wait in a queue. A call passed on to another queue has a second stay."""

from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import beijing_day


class QueueVisitFact(Fact, frozen=True, kw_only=True):
    """A queue visit.

    ``day`` is the call's, so that the visit is stored with the call. ``at`` and ``slot`` are when the caller joined.
    """

    call: str
    queue: str
    #: Number of the visit within the call, from 1.
    stay: int
    #: answered, abandoned, callback or failed; "" while it lasts.
    outcome: str
    wait_ms: int
    test: bool


def queue_visit_facts(record: CallRecord) -> list[QueueVisitFact]:
    return [
        QueueVisitFact(
            id=f"{record.id}/{visit.number}",
            at=visit.entered_at,
            day=beijing_day(record.at),
            slot=quarter_of_an_hour(visit.entered_at),
            call=record.id,
            queue=visit.queue,
            stay=number,
            outcome=visit.outcome,
            wait_ms=round(visit.waited_seconds * 1000),
            test="test" in record.flags,
        )
        for number, visit in enumerate(record.stays, start=1)
    ]
