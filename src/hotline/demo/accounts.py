"""Demonstration staff, from deploy/data/demo_accounts.toml. Loading twice changes nothing."""

import tomllib
from pathlib import Path

import msgspec
from django.contrib.auth.hashers import make_password
from django.db import transaction

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.service.workorders.actions import organisation, publication
from hotline.domains.voice.routing.actions import administration
from hotline.processes.first_data import load_queues

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


class DemoAccounts(msgspec.Struct, frozen=True):
    password: str
    staff: list[Person]


def read() -> DemoAccounts:
    return msgspec.convert(tomllib.loads(FILE.read_text()), DemoAccounts)


@transaction.atomic
def load(demo: DemoAccounts) -> list[Person]:
    """Create the people, skills and queues that do not exist yet. Returns the new people.

    Whatever an administrator has changed since stays as it is.
    """
    new = [person for person in demo.staff if by_number(person.number) is None]
    load_queues(by=BY)
    encoded = make_password(demo.password) if new else ""  # once: everybody's is the same, and printed
    for person in new:
        _hire(person, demo.password, encoded)
    administration.publish(by=BY)
    publication.load_builtin(by=BY)
    for person in new:
        if person.department:
            organisation.add_member(by=BY, code=person.department, number=person.number, head=person.head)
        for code in person.also:
            organisation.add_member(by=BY, code=code, number=person.number, head=False)
    return new


def _hire(person: Person, password: str, encoded: str) -> None:
    staff = administer.save_staff(
        by=BY, number=person.number, name=person.name, roles=person.roles, group=person.group, demonstration=True
    )
    administer.set_password(by=BY, staff=staff, password=password, encoded=encoded)
    administration.set_skills(by=BY, number=person.number, levels=person.skills, quiet=True)
