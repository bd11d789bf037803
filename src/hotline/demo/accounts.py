"""Demonstration staff, skills and queues, from deploy/data/demo_accounts.toml. Loading twice changes nothing."""

import tomllib
from pathlib import Path

import msgspec
from django.db import transaction

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.service.workorders.actions import organisation, publication
from hotline.domains.voice.routing.actions import administration
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.domains.voice.routing.queries.administered import queue_names, skill_names

FILE = Path(__file__).parents[3] / "deploy/data/demo_accounts.toml"
BY = "demo"


class Person(msgspec.Struct, frozen=True):
    number: str
    name: str
    roles: list[str]
    group: str = ""
    skills: dict[str, int] = {}
    department: str = ""
    head: bool = False
    also: list[str] = []


class SkillName(msgspec.Struct, frozen=True):
    code: str
    name: str


class DemoAccounts(msgspec.Struct, frozen=True):
    password: str
    skills: list[SkillName]
    queues: list[QueueConfig]
    staff: list[Person]


def read() -> DemoAccounts:
    return msgspec.convert(tomllib.loads(FILE.read_text()), DemoAccounts)


@transaction.atomic
def load(demo: DemoAccounts) -> list[Person]:
    """Create the demonstration's people, skills and queues that do not exist yet. Returns the new people.

    Whatever an administrator has changed since stays as it is.
    """
    new = [person for person in demo.staff if by_number(person.number) is None]
    skills, queues = skill_names(), queue_names()
    for skill in demo.skills:
        if skill.code not in skills:
            administration.save_skill(by=BY, code=skill.code, name=skill.name)
    for order, queue in enumerate(demo.queues, 1):
        if queue.id not in queues:
            administration.save_queue(by=BY, queue=queue, order=order, quiet=True)
    for person in new:
        _hire(person, demo.password)
    administration.publish(by=BY)
    publication.load_builtin(by=BY)
    for person in new:
        if person.department:
            organisation.add_member(by=BY, code=person.department, number=person.number, head=person.head)
        for code in person.also:
            organisation.add_member(by=BY, code=code, number=person.number, head=False)
    return new


def _hire(person: Person, password: str) -> None:
    staff = administer.save_staff(
        by=BY, number=person.number, name=person.name, roles=person.roles, group=person.group, demonstration=True
    )
    administer.set_password(by=BY, staff=staff, password=password)
    administration.set_skills(by=BY, number=person.number, levels=person.skills, quiet=True)
