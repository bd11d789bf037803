"""``hotline first-data``: what an installation outside a demonstration starts with.

An administrator, when nobody can administer accounts; the delivered skills and queues that do not exist yet. Prints the
administrator's number and one-time password, once: only their hash is stored. ``--again`` makes another one-time
password for that account. ``--close-demonstration`` closes the accounts that a demonstration left.
"""

import argparse
import os
import tomllib
from pathlib import Path

import msgspec

from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure.logging import configure_logging

QUEUES = Path(__file__).parents[3] / "deploy/data/queues.toml"
BY = "system"
#: Number of the first administrator. Digits, as on every keypad.
NUMBER = "9000"


class SkillName(msgspec.Struct, frozen=True):
    code: str
    name: str


class BuiltinQueues(msgspec.Struct, frozen=True):
    skills: list[SkillName]
    queues: list[QueueConfig]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("hotline first-data", description=__doc__)
    parser.add_argument("--again", action="store_true", help=f"a new one-time password for {NUMBER}")
    parser.add_argument("--close-demonstration", action="store_true", help="close the demonstration's accounts first")
    options = parser.parse_args(arguments)
    configure_logging("first-data")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    from hotline.domains.platform.accounts.actions import administer, passwords

    if options.close_demonstration:
        administer.close_demonstration(by=BY)
    load_queues(by=BY)
    password = passwords.one_time()
    if administer.ensure_administrator(by=BY, number=NUMBER, password=password, again=options.again):
        print(f"{NUMBER} {password}")
    return 0


def builtin_queues() -> BuiltinQueues:
    return msgspec.convert(tomllib.loads(QUEUES.read_text()), BuiltinQueues)


def load_queues(*, by: str) -> None:
    """Create the delivered skills and queues that do not exist yet, and publish them. Needs Django."""
    from hotline.domains.voice.routing.actions import administration
    from hotline.domains.voice.routing.queries.administered import queue_names, skill_names

    builtin = builtin_queues()
    skills, queues = skill_names(), queue_names()
    for skill in builtin.skills:
        if skill.code not in skills:
            administration.save_skill(by=by, code=skill.code, name=skill.name)
    for order, queue in enumerate(builtin.queues, 1):
        if queue.id not in queues:
            administration.save_queue(by=by, queue=queue, order=order, quiet=True)
    administration.publish(by=by)
