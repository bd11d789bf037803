"""Confirmed wrong answers reach their register. The worker alone enters them: the projector may only read it."""

from collections.abc import Sequence

from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.quality import WrongAnswerConfirmed
from hotline.infrastructure import jobs

ENTER = "hotline.domains.insight.assessment.jobs.enter_wrong_answer"


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if event.type == "inspection.wrong_confirmed" and not event.test:
            fact = fact_of(event)
            assert isinstance(fact, WrongAnswerConfirmed), "as its type says"
            jobs.defer(
                ENTER,
                inspection=subject_id(event),
                call=fact.call,
                day=fact.day.isoformat(),
                note=fact.note,
                made_by=fact.by,
            )
