"""Background jobs of the assessment."""

from datetime import date
from typing import Any

import msgspec
from procrastinate.contrib.django import app

from hotline.domains.insight.assessment.actions import faults, from_rosters, training_batches, wrong_answers
from hotline.events.faults import FaultClosed
from hotline.events.training import BatchReported
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def enter_wrong_answer(inspection: str, call: str, day: str, note: str, made_by: str) -> None:
    wrong_answers.enter(inspection=inspection, call=call, day=date.fromisoformat(day), note=note, made_by=made_by)


@app.task
@with_database
def enter_training_batch(
    batch: str, revision: int, name: str, exam_day: str, reported: int, passed: int, retained: int, by: str
) -> None:
    report = BatchReported(name, date.fromisoformat(exam_day), reported, passed, retained, by)
    training_batches.enter(batch=batch, revision=revision, report=report)


@app.task
@with_database
def enter_fault(fault: str, closed: dict[str, Any]) -> None:
    faults.enter(fault=fault, closed=msgspec.convert(closed, FaultClosed))


@app.periodic(cron="35 1 * * *")
@app.task(queueing_lock="registers from rosters")
@with_database
def enter_days_from_rosters(timestamp: int) -> None:
    """At 09:35 in Beijing, after the attendance of yesterday was counted."""
    from_rosters.enter_days()
