"""Background jobs of exams."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.people.exams.actions import sittings
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sittings whose time is over")
@with_database
def hand_in_run_out(timestamp: int) -> None:
    """Whoever is gone when the time is over has handed in what was stored."""
    sittings.hand_in_run_out(datetime.fromtimestamp(timestamp, UTC))
