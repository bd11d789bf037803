"""Each person's choice of the kinds of notifications."""

from collections.abc import Collection
from typing import NamedTuple

from hotline.domains.platform.notifications.models import Preference
from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel, preferred


class Choice(NamedTuple):
    """A kind with a person's settings: list, browser's pop-up. ``required``: the kind is always in the list."""

    kind: str
    name: str
    about: str
    required: bool
    listed: bool
    popup: bool


def choices_of(people: Collection[str]) -> dict[str, dict[tuple[str, str], bool]]:
    """Staff number -> (kind, channel) -> on, only where the person has chosen."""
    found: dict[str, dict[tuple[str, str], bool]] = {person: {} for person in people}
    for row in Preference.objects.filter(person__in=people):
        found[row.person][row.kind, row.channel] = row.on
    return found


def listing(person: str) -> list[Choice]:
    """All kinds with this person's settings."""
    chosen = choices_of([person])[person]
    return [
        Choice(
            code,
            kind.name,
            kind.about,
            kind.required,
            preferred(code, Channel.LIST, chosen),
            preferred(code, Channel.BROWSER, chosen),
        )
        for code, kind in KINDS.items()
    ]
