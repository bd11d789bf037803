"""Background jobs of workforce."""

from procrastinate.contrib.django import app

from hotline.domains.people.workforce.actions import attendance, forecast_runs, roster_steps
from hotline.infrastructure.jobs import with_database
from hotline.kernel.actor import SYSTEM


@app.task
@with_database
def make_forecasts(by: str) -> None:
    forecast_runs.make_forecasts(by=by)


@app.periodic(cron="35 18 * * *")
@app.task(queueing_lock="forecasts of the night")
@with_database
def make_forecasts_each_night(timestamp: int) -> None:
    """At 02:35 in Beijing, from all complete days."""
    forecast_runs.make_forecasts(by=str(SYSTEM))


@app.task
@with_database
def solve_roster(roster: int) -> None:
    roster_steps.solve(id=roster)


@app.periodic(cron="20 1 * * *")
@app.task(queueing_lock="attendance of the days before")
@with_database
def count_attendance_each_morning(timestamp: int) -> None:
    """At 09:20 in Beijing, when the night shift of yesterday is over."""
    attendance.count_days()
