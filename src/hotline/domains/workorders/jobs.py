"""Work orders in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.workorders.actions import watching
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="work orders' deadlines and timers")
@with_database
def watch(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    watching.watch(now)
    watching.ring_due(now)
