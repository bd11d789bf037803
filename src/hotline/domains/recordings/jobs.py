"""Recordings in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.recordings import actions
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def check(call: str, attempt: int) -> None:
    actions.check(call=call, attempt=attempt)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recordings that nobody checked")
@with_database
def look_for_forgotten(timestamp: int) -> None:
    """Every five minutes, as of the moment it was due."""
    actions.ask_for_forgotten(datetime.fromtimestamp(timestamp, UTC))
