"""Requests in the background: what nobody decided is over in time."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.approvals.actions import requests
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="requests for approval that expire")
@with_database
def expire(timestamp: int) -> None:
    requests.expire(datetime.now(UTC))
