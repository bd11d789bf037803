"""A mass sending of the invented history: a table checked row by row, approved by the client, sent."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.messaging.actions import mass, mass_lifecycle
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.actions.texts import send_text
from hotline.domains.service.messaging.models import MassSending, Text
from hotline.domains.service.messaging.ports import text_gateway
from hotline.domains.service.messaging.queries.mass import about
from hotline.domains.service.messaging.rules.mass import Wording
from hotline.domains.service.messaging.rules.texts import Sending, SendResult
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING, acting_at

ROWS, DAYS_AHEAD = 30, (20, 60)
#: The working day on which it was sent, counted from the last.
SENT_ON = -6
MADE, APPROVED, STARTED, OVER = time(9), time(9, 50), time(10, 5), time(10, 20)
APART = timedelta(seconds=1)
BAD_NUMBER = "无"


class _InventedGateway:
    """Takes every text and sends none."""

    def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
        return SendResult.TAKEN


def write_mass_texts(days: Sequence[date], seed: int) -> int:
    """Returns the number of texts; 0 when they were there already, or where texts go to a carrier."""
    if settings().texts.accounts or MassSending.objects.filter(name=texts().mass.name).exists():
        return 0
    people, chance, text = People(), random.Random(f"{seed}/mass"), texts().mass
    manager, client = people.with_role("manager")[0], people.with_role("client")[0]
    works = working_calendar().works
    day = [each for each in days if works(each)][SENT_ON]
    numbers = [f"1380000{each:04}" for each in chance.sample(range(10_000), ROWS)]
    columns = {text.heading[each]: text.heading[each] for each in ("name", "day")}
    with logged_at_once():
        with acting_at(_moment(day, MADE)):
            id = mass.upload(by=manager, name=f"{text.name}.csv", content=_table(numbers, day, chance)).pk
            wording = Wording(text.template, text.heading["number"], columns)
            mass.request_check(by=manager, id=id, name=text.name, wording=wording)
            check(mass=id)
            mass.submit(by=manager, id=id, reason=text.reason)
        with acting_at(_moment(day, APPROVED)):
            requests.approve(by=client, id=Approval.objects.get(about=about(id)).pk)
            note_opt_out(numbers[-1], _moment(day, APPROVED))  # meanwhile, by the citizen
        with acting_at(_moment(day, STARTED)):
            mass_lifecycle.start(by=manager, id=id)
            mass_lifecycle.feed(mass=id, now=_moment(day, STARTED))
        count = _send(id, _moment(day, STARTED))
        mass_lifecycle.feed(mass=id, now=_moment(day, OVER))
    return count


def _table(numbers: Sequence[str], day: date, chance: random.Random) -> bytes:
    """One number stands there twice, and one row has none."""
    heading = texts().mass.heading
    lines = [[heading["name"], heading["number"], heading["day"]]]
    for number in [*numbers, numbers[0], BAD_NUMBER]:
        until = day + timedelta(days=chance.randint(*DAYS_AHEAD))
        lines.append([chance.choice(texts().names), number, f"{until.month}月{until.day}日"])
    return "\n".join(map(",".join, lines)).encode()


def _send(id: str, at: datetime) -> int:
    waiting = Text.objects.filter(mass=id, sending=Sending.WAITING.value).order_by("mass_line")
    messages = list(waiting.values_list("id", flat=True))
    with text_gateway.override(_InventedGateway()):
        for place, message in enumerate(messages):
            with acting_at(at + APART * place):
                send_text(message=message)
    return len(messages)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING)
