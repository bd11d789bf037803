"""Background jobs of training."""

from procrastinate.contrib.django import app

from hotline.domains.people.training.actions import batches, certificates
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="20 16 * * *")
@app.task(queueing_lock="training at night")
@with_database
def look_at_night(timestamp: int) -> None:
    """At 00:20 in Beijing, on the day after each quarter too."""
    batches.note_leavers()
    certificates.remind()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="certificates that end")
@with_database
def end_certificates(timestamp: int) -> None:
    """Within five minutes of midnight in Beijing; otherwise there is nothing to do."""
    certificates.expire()
