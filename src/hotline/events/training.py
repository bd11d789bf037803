"""The events of training, subject ``batch/<id>``. The training domain writes them through the outbox.

``by`` is a staff number, or ``system``. Who the people are stays in the batch.
"""

from datetime import date

from hotline.events.envelope import Envelope, Fact, fact_in


class BatchClosed(Fact, frozen=True, tag="batch.closed"):
    """Nothing more is reached in the batch."""

    members: int
    by: str


class BatchReported(Fact, frozen=True, tag="batch.reported"):
    """What a batch that is closed comes to for K7. A later one of the same batch takes its place."""

    name: str
    exam_day: date
    reported: int
    passed: int
    retained: int
    by: str


BatchFact = BatchClosed | BatchReported


def subject(batch: str) -> str:
    return f"batch/{batch}"


def fact_of(event: Envelope) -> BatchFact:
    """The typed fact inside an event; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, BatchFact)  # type: ignore[no-any-return]
