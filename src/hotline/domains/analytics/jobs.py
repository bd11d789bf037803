"""Closing days and months in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.analytics import actions
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="days and months of facts that are over")
@with_database
def close(timestamp: int) -> None:
    """Every hour what is over and not written yet, and what was corrected."""
    now = datetime.fromtimestamp(timestamp, UTC)
    actions.close_due(now)
    actions.rewrite_corrected(now)
