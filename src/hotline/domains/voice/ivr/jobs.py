"""Announcements in the background: texts spoken, switches that go off by themselves."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from hotline.domains.voice.ivr.actions import prompts, switches
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def speak_prompt(prompt: str, version: int) -> None:
    prompts.speak_prompt(prompt=prompt, version=version)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="announcements whose time is over")
@with_database
def switch_off_ended(timestamp: int) -> None:
    """Runs every minute. Callcontrol ended the announcements on time; this updates what people see."""
    switches.switch_off_ended(datetime.fromtimestamp(timestamp, UTC))
