"""Values come under new keys, requests about personal data are reminded of, openings go into the audit trail."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.citizens.actions import blocks, openings, personal_requests, seal_renewal
from hotline.infrastructure import jobs
from hotline.infrastructure.jobs import with_database


@app.task(lock="re-sealing")
@with_database
def reseal() -> None:
    if not seal_renewal.reseal():
        jobs.defer(seal_renewal.JOB)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="a re-sealing that stands still")
@with_database
def go_on_resealing(timestamp: int) -> None:
    """Go on where a worker died, and begin after an upgrade."""
    seal_renewal.begin_if_needed(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="10 * * * *")
@app.task(queueing_lock="requests about personal data near their term")
@with_database
def remind_of_personal_requests(timestamp: int) -> None:
    personal_requests.remind(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="openings")
@with_database
def record_openings(timestamp: int) -> None:
    openings.record()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="blocked numbers")
@with_database
def publish_blocked_numbers(timestamp: int) -> None:
    """Under the keys that are left by now, and to a bus that lost its store."""
    blocks.publish()
