"""Background jobs: publish scheduled versions at their moment, report feedback that waited too long."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.understanding.knowledge.actions import feedback, publication
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="articles to publish", lock="articles to publish")
@with_database
def look_for_due(timestamp: int) -> None:
    """Every minute."""
    publication.publish_due(datetime.now(UTC))


@app.task(lock="articles to publish")
@with_database
def publish_due() -> None:
    """Publish on request where there is a release gate: one version after the other, each compared with the one
    before.
    """
    publication.publish_due(datetime.now(UTC))


@app.periodic(cron="5 16 * * *")
@app.task(queueing_lock="feedback that waits")
@with_database
def report_overdue_feedback(timestamp: int) -> None:
    """Report overdue feedback at 00:05 Beijing time."""
    feedback.report_overdue_feedback()
