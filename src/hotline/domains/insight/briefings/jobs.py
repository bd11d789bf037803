"""Background jobs of briefings."""

from procrastinate.contrib.django import app

from hotline.domains.insight.briefings.actions import briefings
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="45 22 * * *")
@app.task(queueing_lock="briefings of the day")
@with_database
def prepare_briefings_each_morning(timestamp: int) -> None:
    """At 06:45 in Beijing, before the early shifts."""
    briefings.prepare_briefings()
