"""Recordings in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.recordings.actions import (
    archives,
    checks,
    destruction,
    later_transcripts,
    night_check,
    transcripts,
)
from hotline.infrastructure.jobs import with_database
from hotline.infrastructure.settings import settings

ARCHIVE_SECONDS = 280
ARCHIVE_NOW_SECONDS = 3600


@app.task
@with_database
def check(call: str, attempt: int) -> None:
    checks.check(call=call, attempt=attempt)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recordings that nobody checked")
@with_database
def look_for_forgotten(timestamp: int) -> None:
    """Every five minutes, as of the moment it was due."""
    checks.schedule_forgotten(datetime.fromtimestamp(timestamp, UTC))


@app.task(lock="recordings to archive")
@with_database
def archive_call(call: str) -> None:
    """Archive a recording right after its check, so that nothing lies unsealed for longer than a minute."""
    archives.archive_calls([call])


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recordings to archive", lock="recordings to archive")
@with_database
def archive(timestamp: int) -> None:
    """Archive what is left: of a dead worker, or of a time when the archive was away."""
    archives.archive_waiting(seconds=ARCHIVE_SECONDS)


@app.task(queueing_lock="recordings to archive now", lock="recordings to archive")
@with_database
def archive_now() -> None:
    """Archive the waiting recordings now, on a person's request."""
    archives.archive_waiting(seconds=ARCHIVE_NOW_SECONDS)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="transcripts to store", lock="transcripts to store")
@with_database
def store_transcripts(timestamp: int) -> None:
    """Every minute."""
    transcripts.store_finished()


@app.periodic(cron="0 16 * * *")
@app.task(queueing_lock="recordings to transcribe", lock="recordings to transcribe")
@with_database
def transcribe_later(timestamp: int) -> None:
    """Every night from midnight, Beijing time, when few people call."""
    later_transcripts.write_down(seconds=settings().transcripts.later_minutes * 60)


@app.periodic(cron="30 17 * * *")
@app.task(queueing_lock="recordings to look after", lock="recordings to look after")
@with_database
def check_archive(timestamp: int) -> None:
    """Run the nightly check at 01:30 Beijing time, when few people call."""
    night_check.check_archive(seconds=settings().recordings.check_minutes * 60)


@app.task(lock="recordings to archive")
@with_database
def destroy() -> None:
    """Carry out an approved list.

    Never runs at the same time as archiving, which would restore what is being removed.
    """
    destruction.carry_out_approved()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="recordings to destroy", lock="recordings to archive")
@with_database
def destroy_the_rest(timestamp: int) -> None:
    """Carry out what a dead worker, or a store that was away, left undone."""
    destruction.carry_out_approved()
