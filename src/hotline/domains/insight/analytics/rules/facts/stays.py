"""One row a stay in a queue: a call that is passed on to another queue waits there once more."""

from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.domains.voice.records.rules import CallRecord
from hotline.kernel.clock import beijing_day


class StayFact(Fact, frozen=True, kw_only=True):
    """``day`` is the call's, so that its stays lie where it lies; ``at`` and ``slot`` when it came into the queue.

    ``stay`` counts from 1 within the call; ``outcome``: answered, abandoned, callback, failed, "" while it lasts.
    """

    call: str
    queue: str
    stay: int
    outcome: str
    wait_ms: int
    test: bool


def stay_facts(record: CallRecord) -> list[StayFact]:
    return [
        StayFact(
            id=f"{record.id}/{stay.stay}",
            at=stay.entered_at,
            day=beijing_day(record.at),
            slot=quarter_of_an_hour(stay.entered_at),
            call=record.id,
            queue=stay.queue,
            stay=number,
            outcome=stay.outcome,
            wait_ms=round(stay.waited_seconds * 1000),
            test="test" in record.flags,
        )
        for number, stay in enumerate(record.stays, start=1)
    ]
