"""A meal of today is moved by a planner while the day runs; a row of history, and the person is notified."""

from datetime import timedelta

from hotline.domains.people.workforce.actions.notices import CHANGES, OWN_PAGE, inform, people
from hotline.domains.people.workforce.models import Roster, RosterChange
from hotline.domains.people.workforce.queries.published import span_of
from hotline.domains.people.workforce.queries.rosters import NONE, about
from hotline.domains.people.workforce.rules.intraday import starts_of
from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import beijing_day, day_bounds, now
from hotline.kernel.errors import Invalid, Refused

MEAL = "meal"


def move_meal(*, by: Principal, number: str, minute: int) -> None:
    """The meal of today begins at ``minute`` from midnight. Again changes nothing.

    Raises Invalid ``bad_meal``, Refused ``too_late``, ``not_rostered``, ``not_published``.
    """
    today = beijing_day(now())
    midnight = day_bounds(today)[0]
    roster = span_of({today}).line_of(number, today).roster_id
    with changing(Roster.objects.filter(pk=roster), by=by.number, about=about(roster), missing=NONE) as change:
        span = span_of({today}, is_locked=True)
        line = span.line_of(number, today)
        column = (today - line.roster.first_day).days
        shift = SHIFTS.get(line.cells[column])
        before = line.meals[column] if column < len(line.meals) else None
        if shift is None or before is None:
            raise Refused("该坐席今天没有用餐安排，请刷新页面。", code="not_rostered")
        if minute == before:
            return
        if minute not in starts_of(shift):
            raise Invalid("用餐时间不在该班次的用餐时段内，请重新选择。", code="bad_meal")
        if midnight + timedelta(minutes=min(before, minute)) <= change.at:
            raise Refused("用餐已经开始或时间已过，请重新选择。", code="too_late")
        line.meals[column] = minute
        line.save(update_fields=["meals"])
        RosterChange.objects.create(
            roster=line.roster, number=number, day=today, before=str(before), after=str(minute), why=MEAL,
            by=by.number, at=change.at,
        )  # fmt: skip
        change.record("workforce.move_meal", staff=number, minute=minute)
        key = f"{about(roster)}/{number}/meal/{change.at.isoformat()}"
        title = f"您今天的用餐时间改为 {minute // 60:02}:{minute % 60:02}"
        inform(CHANGES, key, title, "", OWN_PAGE, change.at, people(number))
