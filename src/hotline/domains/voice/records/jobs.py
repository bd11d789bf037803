"""Exports of calls in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.records.actions import exports
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def export(id: str) -> None:
    exports.make(id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="exports of calls that stand still or are old")
@with_database
def go_on_exporting(timestamp: int) -> None:
    exports.go_on(datetime.fromtimestamp(timestamp, UTC))
