"""Background jobs of courses."""

from procrastinate.contrib.django import app

from hotline.domains.people.courses.actions.finish import finish_complete, report_to_batches
from hotline.domains.people.courses.actions.reminders import remind
from hotline.domains.people.courses.actions.videos import remove_unused
from hotline.domains.people.courses.queries.courses import published_courses
from hotline.domains.people.courses.queries.learners import people_of
from hotline.infrastructure.jobs import with_database
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now


@app.periodic(cron="30 0 * * *")
@app.task(queueing_lock="courses in the morning")
@with_database
def look_in_the_morning(timestamp: int) -> None:
    """At 08:30 in Beijing: who is done, who is reminded, what counts for a batch, which videos nothing has."""
    look_at_courses()
    remove_unused(now())


def look_at_courses() -> None:
    """Safe to repeat."""
    today = beijing_day(now())
    for row in published_courses():
        for enrolment in people_of(row):
            finish_complete(enrolment)
            remind(enrolment, today)
        report_to_batches(row, by=str(SYSTEM))
