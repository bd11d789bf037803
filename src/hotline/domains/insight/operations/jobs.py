"""Looking after the invariants and the certificate in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.insight.operations.actions import invariants
from hotline.domains.insight.operations.actions.certificates import check_certificate
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
