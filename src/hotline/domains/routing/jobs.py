"""Keeping the published configuration in step with what is administered elsewhere: names, groups, roles."""

from procrastinate.contrib.django import app

from hotline.domains.routing import actions
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="routing configuration")
@with_database
def publish_changes(timestamp: int) -> None:
    actions.publish(by="system")
