"""Ratings in the background: deadlines that are over, and texts that are due."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.service.ratings.actions import handling, invitations
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="bad ratings whose time is over")
@with_database
def report_overdue(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    moment = datetime.fromtimestamp(timestamp, UTC)
    handling.report_overdue(moment)
    handling.remind_of_deadlines(moment)


@app.task
@with_database
def read_answer(reply: str) -> None:
    invitations.read_answer(reply=reply)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="invitations to rate that are due")
@with_database
def send_invitations(timestamp: int) -> None:
    invitations.send_due(datetime.now(UTC))
