"""The call-back list in the background: whoever promised a ring hears when its moment comes."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.callbacks import actions
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="promised rings that fall due")
@with_database
def notify_of_promises(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    actions.notify_of_promises(datetime.fromtimestamp(timestamp, UTC))
