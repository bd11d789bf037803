"""Background job: notifies agents of promised call-backs that are due."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.callbacks import actions
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="promised rings that fall due")
@with_database
def notify_of_promises(timestamp: int) -> None:
    """Runs every minute, as of the moment for which the run was scheduled."""
    actions.notify_of_promises(datetime.fromtimestamp(timestamp, UTC))
