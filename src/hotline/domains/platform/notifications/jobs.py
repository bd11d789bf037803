"""Background jobs: escalate unread notifications, delete old ones."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.notifications.actions import escalation, upkeep
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="urgent notifications nobody read")
@with_database
def escalate_unread(timestamp: int) -> None:
    escalation.escalate_unread(datetime.now(UTC))


@app.periodic(cron="*/10 1-5 * * *")
@app.task(queueing_lock="old notifications to delete")
@with_database
def delete_old(timestamp: int) -> None:
    """Runs at night and deletes one batch each time."""
    upkeep.delete_old(datetime.now(UTC))
