"""Background jobs: close days and months, make the reports that are due."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.insight.analytics.actions import closing_periods, month_sums, schedules
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="days and months of facts that are over")
@with_database
def close(timestamp: int) -> None:
    """Every hour what is over and not written yet, what was corrected, and sums that lack a measure."""
    now = datetime.fromtimestamp(timestamp, UTC)
    closing_periods.close_due(now)
    closing_periods.rewrite_corrected(now)
    month_sums.refresh_sums()
    closing_periods.sweep(now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="reports that are due")
@with_database
def make_reports(timestamp: int) -> None:
    """Make the scheduled reports that are due."""
    schedules.make_due(datetime.fromtimestamp(timestamp, UTC))
