"""The audit chain in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.platform.audit.actions import heads, retention, verification
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="the head of the audit chain", lock="the head of the audit chain")
@with_database
def sign_head(timestamp: int) -> None:
    """Every minute. A minute that was missed is alarmed."""
    heads.each_minute(datetime.now(UTC))


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="the audit chain to verify", lock="the audit chain to verify")
@with_database
def verify_chain(timestamp: int) -> None:
    """Every hour."""
    verification.verify(datetime.now(UTC))


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="audit rows whose time is over")
@with_database
def prune_rows(timestamp: int) -> None:
    """Every night."""
    retention.prune(datetime.now(UTC))
