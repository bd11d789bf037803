"""Faults of the invented history: reported from the desk, answered by the operator, closed; the last is still open."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import FaultText, texts
from hotline.domains.insight.upkeep.actions import faults
from hotline.domains.insight.upkeep.actions.faults import Closing
from hotline.domains.insight.upkeep.models import Fault
from hotline.domains.insight.upkeep.rules.faults import FaultKind, Responsible
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, acting_at

OPENS, MINUTES = time(9), 420
#: Days between two faults, back from the last day.
APART = 6
ANSWERED_AFTER = (35, 150)  # seconds


def write_faults(days: Sequence[date], seed: int) -> int:
    """Returns the number of faults; 0 when they were there already."""
    lacking = texts().faults
    if Fault.objects.filter(title__in=[each.title for each in lacking]).exists():
        return 0
    people, chance = People(), random.Random(f"{seed}/faults")
    agents, operator = people.with_role("agent"), people.with_role("operator")[0]
    with logged_at_once():
        for place, text in reversed(list(enumerate(lacking))):
            minute = timedelta(minutes=chance.randrange(MINUTES))
            at = datetime.combine(days[-1 - APART * place], OPENS, BEIJING) + minute
            _fault(text, at, chance.choice(agents), operator, chance, is_closed=place > 0)
    return len(lacking)


def _fault(
    text: FaultText, at: datetime, agent: Principal, operator: Principal, chance: random.Random, *, is_closed: bool
) -> None:
    with acting_at(at):
        row = faults.report(by=agent, kind=FaultKind(text.kind), title=text.title, equipment=text.equipment)
    with acting_at(at := at + timedelta(seconds=chance.randrange(*ANSWERED_AFTER))):
        faults.acknowledge(by=operator, id=row.pk)
    with acting_at(at := at + timedelta(minutes=chance.randrange(3, 12))):
        faults.note(by=operator, id=row.pk, text=text.found)
    if is_closed:
        with acting_at(at + timedelta(minutes=chance.randrange(8, 40))):
            closing = Closing(cause=text.cause, mending=text.mending, responsible=Responsible.OURS, counts=True)
            faults.close(by=operator, id=row.pk, closing=closing)
