"""The self-checks in the background, and what the security administrators are notified of."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.accounts.actions import attempts
from hotline.domains.platform.security.actions import accidents, self_checks, watch
from hotline.infrastructure.jobs import with_database
from hotline.infrastructure.uploads import quarantine


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


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="strange sign-ins of this minute", lock="strange sign-ins")
@with_database
def watch_sign_ins(timestamp: int) -> None:
    """Every minute. A run that was missed is made up for."""
    watch.notify_of_strange_sign_ins(datetime.now(UTC))


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="certificates of this hour", lock="certificates of the security page")
@with_database
def watch_certificates(timestamp: int) -> None:
    """Every hour."""
    watch.notify_of_certificates(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="terms of accidents", lock="terms of accidents")
@with_database
def remind_of_accidents(timestamp: int) -> None:
    """Every minute."""
    accidents.remind(datetime.now(UTC))


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="old sign-in attempts", lock="old sign-in attempts")
@with_database
def prune_attempts(timestamp: int) -> None:
    """Every night."""
    attempts.prune(datetime.now(UTC))


@app.periodic(cron="25 3 * * *")
@app.task(queueing_lock="expired quarantine", lock="expired quarantine")
@with_database
def destroy_expired_quarantine(timestamp: int) -> None:
    """Every night."""
    quarantine.destroy_expired(datetime.now(UTC))
