"""Background jobs of 京晓保: gather unanswered questions, delete what was stored long enough, evaluate."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.understanding.assistant.actions import gap_clusters, probes, trials
from hotline.infrastructure.jobs import with_database


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="questions to gather", lock="questions to gather")
@with_database
def gather_questions(timestamp: int) -> None:
    """Every ten minutes."""
    gap_clusters.gather(datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="assistant to watch")
@with_database
def watch_minute(timestamp: int) -> None:
    """Every minute; one that was missed stays unmeasured."""
    probes.watch(datetime.now(UTC))


@app.periodic(cron="35 18 * * *")
@app.task(queueing_lock="questions to forget")
@with_database
def forget_questions(timestamp: int) -> None:
    """Delete old questions, at 2:35 in Beijing."""
    gap_clusters.forget(datetime.now(UTC))


@app.periodic(cron="10 19 * * *")
@app.task(queueing_lock="frozen questions by night", lock="frozen questions")
@with_database
def evaluate_by_night(timestamp: int) -> None:
    """At 3:10 in Beijing: on a new day, other articles may be in force."""
    trials.evaluate()


@app.task(lock="frozen questions")
@with_database
def evaluate_now() -> None:
    """Evaluate on a person's request."""
    trials.evaluate()
