"""Background jobs: calling people to faults."""

from procrastinate.contrib.django import app

from hotline.domains.insight.upkeep.actions import escalation
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def call_to_fault(fault: str, step: int) -> None:
    escalation.call(fault=fault, step=step)
