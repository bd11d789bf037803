"""Surveys in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.service.surveys.actions import invite
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="calls to invite to surveys")
@with_database
def invite_after_calls(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    invite.invite_after_calls(datetime.fromtimestamp(timestamp, UTC))
