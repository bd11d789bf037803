"""The self-checks in the background."""

from procrastinate.contrib.django import app

from hotline.domains.platform.security.actions import self_checks
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="23 * * * *")
@app.task(queueing_lock="security self-checks of the hour", lock=self_checks.LOCK)
@with_database
def run_hourly(timestamp: int) -> None:
    """Every hour. A run that was missed is not made up for."""
    self_checks.run()


@app.task
@with_database
def run_requested() -> None:
    """Somebody wants to know now."""
    self_checks.run()
