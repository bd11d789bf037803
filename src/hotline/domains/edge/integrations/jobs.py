"""The open interface in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.edge.integrations.actions import admission
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="what the open interface need not keep")
@with_database
def tidy(timestamp: int) -> None:
    admission.tidy(datetime.fromtimestamp(timestamp, UTC))
