"""Confirmed wrong answers, closed batches and mended faults reach their registers.

The worker alone enters them: the projector may only read the registers.
"""

from collections.abc import Sequence

from msgspec import to_builtins

from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.faults import FaultClosed
from hotline.events.quality import WrongAnswerConfirmed
from hotline.events.training import BatchReported
from hotline.infrastructure import jobs

ENTER = "hotline.domains.insight.assessment.jobs.enter_wrong_answer"
ENTER_BATCH = "hotline.domains.insight.assessment.jobs.enter_training_batch"
ENTER_FAULT = "hotline.domains.insight.assessment.jobs.enter_fault"


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if event.test:
            continue
        if event.type == "inspection.wrong_confirmed":
            _enter_wrong_answer(event)
        elif event.type == "batch.reported":
            _enter_batch(event)
        elif event.type == "fault.closed":
            _enter_fault(event)


def _enter_wrong_answer(event: Envelope) -> None:
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


def _enter_batch(event: Envelope) -> None:
    fact = fact_of(event)
    assert isinstance(fact, BatchReported), "as its type says"
    jobs.defer(
        ENTER_BATCH,
        batch=subject_id(event),
        revision=event.seq,
        name=fact.name,
        exam_day=fact.exam_day.isoformat(),
        reported=fact.reported,
        passed=fact.passed,
        retained=fact.retained,
        by=fact.by,
    )


def _enter_fault(event: Envelope) -> None:
    fact = fact_of(event)
    assert isinstance(fact, FaultClosed), "as its type says"
    jobs.defer(ENTER_FAULT, fault=subject_id(event), closed=to_builtins(fact))
