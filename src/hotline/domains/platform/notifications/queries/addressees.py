"""The active people whom an addressee means today, by staff number."""

from collections.abc import Iterable
from datetime import UTC, datetime

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.notifications.ports import organisation
from hotline.domains.platform.notifications.rules.addressees import (
    Addressee,
    DepartmentHandlers,
    DepartmentHeads,
    Group,
    PermissionHolders,
    Person,
    Recipients,
    Role,
)
from hotline.kernel.clock import beijing_day


def people_of(addressees: Iterable[Addressee]) -> list[str]:
    """Staff numbers of the active people whom the addressees mean, sorted, without duplicates.

    Includes today's substitutes of people meant by name, as heads or as handlers.
    """
    addressees = list(addressees)
    in_person = {number for each in addressees for number in _in_person(each)}
    found = in_person | {number for each in addressees for number in _by_attribute(each)}
    if in_person:
        found |= organisation().substitutes_of(in_person, beijing_day(datetime.now(UTC)))
    return sorted(accounts.active_among(found))


def _in_person(addressee: Addressee) -> Iterable[str]:
    match addressee:
        case Person(number):
            return (number,)
        case DepartmentHeads(department):
            return organisation().heads_of(department)
        case DepartmentHandlers(department):
            return organisation().handlers_of(department)
        case _:
            return ()


def _by_attribute(addressee: Addressee) -> Iterable[str]:
    match addressee:
        case Recipients(numbers):
            return numbers
        case Role(code):
            return accounts.numbers_with_role(code)
        case PermissionHolders(permission):
            return [staff.number for staff in accounts.staff_with(permission)]
        case Group(name, leaders_only):
            return accounts.leaders_of_group(name) if leaders_only else accounts.numbers_in_group(name)
        case _:
            return ()
