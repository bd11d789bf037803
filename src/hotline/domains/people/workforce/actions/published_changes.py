"""Changes of a published roster: cells and meals, with a row of history for each. Who is concerned is notified."""

from datetime import date, datetime, timedelta

from hotline.domains.people.workforce.actions.notices import CHANGES, OWN_PAGE, inform, people
from hotline.domains.people.workforce.actions.roster_steps import check_code
from hotline.domains.people.workforce.models import Roster, RosterChange
from hotline.domains.people.workforce.queries.published import Span, span_of
from hotline.domains.people.workforce.queries.requests import effect_of
from hotline.domains.people.workforce.queries.rosters import NONE, about
from hotline.domains.people.workforce.rules.roster.changes import CellChange, changed, meal_of, only_end_moves
from hotline.domains.people.workforce.rules.roster.stages import RosterStage
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused

PLANNER = "planner"


def apply(
    span: Span,
    changes: list[CellChange],
    *,
    by: str,
    at: datetime,
    why: str,
    request: int | None = None,
    leave: str = "",
) -> None:
    """Write the cells; ``span`` must be locked. Who swaps takes over the meal with the shift."""
    before = {(each.number, each.day): span.code(each.number, each.day) for each in changes}
    meals = _meals(span, changes)
    for each in changes:
        line = span.line_of(each.number, each.day)
        column = (each.day - line.roster.first_day).days
        line.cells[column] = each.shift
        line.meals = [*line.meals, *[None] * (len(line.cells) - len(line.meals))]
        line.meals[column] = meals[each.number, each.day]
        line.save(update_fields=["cells", "meals"])
        RosterChange.objects.create(
            roster=line.roster, number=each.number, day=each.day, before=before[each.number, each.day],
            after=each.shift, why=why, request=request, leave=leave, by=by, at=at,
        )  # fmt: skip


def _meals(span: Span, changes: list[CellChange]) -> dict[tuple[str, date], int | None]:
    free = {number: list(line) for number, line in span.meals.items()}
    for each in changes:
        if not only_end_moves(span.problem.shifts, span.code(each.number, each.day), each.shift):
            free[each.number][(each.day - span.problem.first_day).days] = None
    after = changed(span.problem, span.cells, changes)
    found: dict[tuple[str, date], int | None] = {}
    for each in changes:
        at = (each.day - span.problem.first_day).days
        held = [
            span.meals[other.number][at]
            for other in changes
            if other.day == each.day and other.number != each.number and span.code(other.number, each.day) == each.shift
        ]
        own = free[each.number][at]
        if own is None:
            own = held[0] if held and each.shift else meal_of(span.problem, after, free, each)
        found[each.number, each.day] = own
        free[each.number][at] = found[each.number, each.day]
    return found


def change_cell(*, by: Principal, id: int, number: str, day: int, shift: str) -> Roster:
    """A planner changes a shift of today or later by hand; the person is to confirm again.

    Raises Invalid ``bad_cell``, Refused ``rule_broken``, ``not_rostered``, ``not_published``.
    """
    check_code(shift)
    with changing(Roster.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        chosen = row.first_day + timedelta(days=day)
        if row.stage != RosterStage.PUBLISHED.value:
            raise Refused("班表尚未发布，请刷新页面。", code="not_published")
        if not 0 <= day < row.days or chosen < beijing_day(now()):
            raise Invalid("只能修改今天及以后的班次。", code="bad_cell")
        span = span_of({chosen}, is_locked=True)
        line = span.line_of(number, chosen)
        if span.code(number, chosen) == shift:
            return row
        changes = [CellChange(number, chosen, shift)]
        if broken := effect_of(changes, span).broken:
            raise Refused(f"{span.problem.day(broken.day):%m-%d}：{broken.text}，请选择其他班次。", code="rule_broken")
        apply(span, changes, by=by.number, at=change.at, why=PLANNER)
        line.confirmed_at = None
        line.save(update_fields=["confirmed_at"])
        change.record("workforce.change_cell", staff=number, at=day, shift=shift)
        key = f"{about(id)}/{number}/{chosen}/{change.at.isoformat()}"
        title = f"您 {chosen:%m-%d} 的班次改为{shift or '休息'}，请确认"
        inform(CHANGES, key, title, "", OWN_PAGE, change.at, people(number))
    return row
