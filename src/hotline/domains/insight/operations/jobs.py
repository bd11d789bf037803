"""Looking after invariants, certificate, backup, gateways of texts, and what bus and database refused."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.insight.operations.actions import invariants
from hotline.domains.insight.operations.actions.backups import check_backup
from hotline.domains.insight.operations.actions.certificates import check_certificate
from hotline.domains.insight.operations.actions.gateways import check_gateways
from hotline.domains.insight.operations.actions.refusals import check_refusals
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="*/3 * * * *")
@app.task(queueing_lock="invariants to look at", lock="invariants to look at")
@with_database
def look_at_invariants(timestamp: int) -> None:
    """Every three minutes. A look that was missed is not made up for: the next one sees the same."""
    invariants.check_invariants(datetime.now(UTC))


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="the certificate that browsers get")
@with_database
def look_at_certificate(timestamp: int) -> None:
    """Every hour."""
    check_certificate(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="how the backup is going", lock="how the backup is going")
@with_database
def look_at_backup(timestamp: int) -> None:
    """Every minute."""
    check_backup(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="what was refused", lock="what was refused")
@with_database
def look_at_refusals(timestamp: int) -> None:
    """Every minute."""
    check_refusals(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="whether a gateway runs", lock="whether a gateway runs")
@with_database
def look_at_gateways(timestamp: int) -> None:
    """Every minute."""
    check_gateways(datetime.now(UTC))
