"""Keeping what is published in step with what changes elsewhere: names, groups, roles, the time."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.routing.actions import administration, notices, temporary_skills
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="routing configuration")
@with_database
def publish_changes(timestamp: int) -> None:
    """Publish the configuration without the temporary skills that are over."""
    temporary_skills.note_returns(datetime.fromtimestamp(timestamp, UTC))
    administration.publish(by="system")


@app.task
@with_database
def notify_of_notice(notice: str) -> None:
    notices.notify_of_notice(notice)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notices that are over")
@with_database
def take_down_notices(timestamp: int) -> None:
    notices.take_down_notices(datetime.now(UTC))
