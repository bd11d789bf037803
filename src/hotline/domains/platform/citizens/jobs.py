"""Sealed values come under new keys in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.citizens.actions import resealing
from hotline.infrastructure import jobs
from hotline.infrastructure.jobs import with_database


@app.task(lock="re-sealing")
@with_database
def reseal() -> None:
    if not resealing.reseal():
        jobs.defer(resealing.JOB)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="a re-sealing that stands still")
@with_database
def go_on_resealing(timestamp: int) -> None:
    """Go on where a worker died, and begin after an upgrade."""
    resealing.begin_if_needed(datetime.fromtimestamp(timestamp, UTC))
