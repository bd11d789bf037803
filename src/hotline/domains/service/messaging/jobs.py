"""The inbox, the texts and the chats in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.service.messaging.actions import archive as messaging_archive
from hotline.domains.service.messaging.actions import (
    arrivals,
    carrier_texts,
    chat_files,
    chat_retention,
    mass_check,
    mass_lifecycle,
    mass_results,
    mass_retention,
    replies,
    texts,
)
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def archive(item: str, attempt: int) -> None:
    messaging_archive.archive(item=item, attempt=attempt)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="contents that were forgotten")
@with_database
def archive_forgotten(timestamp: int) -> None:
    messaging_archive.archive_forgotten(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="faxes that nobody told of")
@with_database
def look_for_untold_faxes(timestamp: int) -> None:
    arrivals.receive_untold_faxes(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="items whose time is over")
@with_database
def report_overdue(timestamp: int) -> None:
    """Every minute, as of the moment it was due."""
    arrivals.report_overdue(datetime.fromtimestamp(timestamp, UTC))


@app.task
@with_database
def send_text(message: str) -> None:
    texts.send_text(message=message)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="texts that were forgotten")
@with_database
def send_forgotten_texts(timestamp: int) -> None:
    texts.send_forgotten_texts(datetime.fromtimestamp(timestamp, UTC))


@app.task
@with_database
def check_mass(mass: str) -> None:
    mass_check.check(mass=mass)


@app.task
@with_database
def feed_mass(mass: str) -> None:
    mass_lifecycle.feed(mass=mass, now=datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="mass sending goes on")
@with_database
def go_on_with_mass(timestamp: int) -> None:
    """What runs is fed; checks whose worker died are made anew."""
    mass_lifecycle.go_on(datetime.fromtimestamp(timestamp, UTC))


@app.task
@with_database
def make_mass_result(id: str) -> None:
    mass_results.make_result(id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="results of mass sending that stand still or are old")
@with_database
def go_on_with_mass_results(timestamp: int) -> None:
    mass_results.go_on_with_results(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="50 18 * * *")
@app.task(queueing_lock="mass sending that was never begun")
@with_database
def remove_unsent_mass(timestamp: int) -> None:
    """At 2:50 in Beijing."""
    now = datetime.fromtimestamp(timestamp, UTC)
    mass_retention.remove_unsent(now)
    mass_retention.remove_strays(now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="long replies whose parts do not come")
@with_database
def join_overdue_replies(timestamp: int) -> None:
    replies.join_overdue(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="30 18 * * *")
@app.task(queueing_lock="receipts to forget")
@with_database
def forget_old_receipts(timestamp: int) -> None:
    """Those whose part never was named, and the parts of replies that no carrier repeats, at 2:30 in Beijing."""
    now = datetime.fromtimestamp(timestamp, UTC)
    carrier_texts.forget_old_receipts(now)
    replies.forget_parts(now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="chats in which nobody writes")
@with_database
def end_silent_chats(timestamp: int) -> None:
    chat_retention.end_silent_chats(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="45 18 * * *")
@app.task(queueing_lock="chats to forget")
@with_database
def forget_chats(timestamp: int) -> None:
    """Delete old chats, and files that belong to none, at 2:45 in Beijing."""
    now = datetime.fromtimestamp(timestamp, UTC)
    chat_retention.forget_chats(now)
    chat_files.remove_strays(now)
