"""Work orders in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.service.workorders.actions import city_outgoing, form_files, time_events
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="work orders' deadlines and timers")
@with_database
def watch(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    now = datetime.fromtimestamp(timestamp, UTC)
    time_events.watch(now)
    time_events.ring_due(now)


@app.task
@with_database
def send_to_city() -> None:
    city_outgoing.send_to_city(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="messages to 12345 that were forgotten")
@with_database
def send_to_city_again(timestamp: int) -> None:
    city_outgoing.send_to_city(datetime.now(UTC))


@app.periodic(cron="50 18 * * *")
@app.task(queueing_lock="files that came into no form")
@with_database
def remove_unclaimed_files(timestamp: int) -> None:
    """At 2:50 in Beijing."""
    form_files.remove_unclaimed(datetime.fromtimestamp(timestamp, UTC))
