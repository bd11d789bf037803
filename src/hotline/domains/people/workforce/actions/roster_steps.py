"""A roster from its making over the search to its publication; cells changed by hand; what is known of people."""

from datetime import date, timedelta

from django.db import transaction

from hotline.domains.people.workforce.actions.notices import CHANGES, OWN_PAGE, inform, people
from hotline.domains.people.workforce.models import Roster, RosterLine, StaffConstraint
from hotline.domains.people.workforce.queries.rosters import (
    NONE,
    about,
    cells_of,
    lines_of,
    needed_heads,
    problem_of,
    violations_in,
)
from hotline.domains.people.workforce.rules.roster.meals import placed
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, OFF, Cells
from hotline.domains.people.workforce.rules.roster.search import CannotBeMade, search
from hotline.domains.people.workforce.rules.roster.stages import (
    ConstraintKind,
    RosterStage,
    first_day_problem,
    is_late,
)
from hotline.domains.platform.accounts.queries import ai_seats, staff_with
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing, locked
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission

SOLVE = "hotline.domains.people.workforce.jobs.solve_roster"
CODES = {shift.code for shift in CATALOGUE} | {OFF}
STAFF = "workforce/staff"


def make_roster(*, by: Principal, first_day: date, weeks: int) -> Roster:
    """An empty roster of all agents for these weeks. Raises Invalid ``bad_day``, Refused."""
    if why_not := first_day_problem(first_day, weeks, beijing_day(now())):
        raise Invalid(why_not, code="bad_day")
    days = weeks * 7
    if Roster.objects.filter(
        first_day__lt=first_day + timedelta(days=days), first_day__gt=_earliest(first_day)
    ).exists():
        raise Refused("这些日期已有班表，请打开那张班表。", code="already_there")
    need = needed_heads(first_day, days)
    machines = ai_seats()
    numbers = [one.number for one in staff_with(Permission.DESK_USE) if one.number not in machines]
    with transaction.atomic():
        row = Roster(first_day=first_day, days=days, created_by=by.number, created_at=now(), need=need)
        row.save(force_insert=True)
        RosterLine.objects.bulk_create(RosterLine(roster=row, number=one, cells=[OFF] * days) for one in numbers)
        audit.record(by=by.number, action="workforce.make_roster", about=about(row.pk), staff=len(numbers))
    return row


def _earliest(first_day: date) -> date:
    """A roster of the day before this one may not reach into the new one."""
    reaching = Roster.objects.filter(first_day__lt=first_day).order_by("-first_day").first()
    if reaching and reaching.first_day + timedelta(days=reaching.days) > first_day:
        return reaching.first_day - timedelta(days=1)
    return first_day - timedelta(days=1)


def request_search(*, by: Principal, id: int) -> Roster:
    """Have a worker look for better cells; locked ones and, as far as it pays, all others stay. Raises Refused."""
    with changing(Roster.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = _open(change.row)
        row.stage, row.round, row.failure = RosterStage.SOLVING.value, 0, ""
        change.record("workforce.solve_roster")
        jobs.defer(SOLVE, lock=f"roster {id}", roster=id)
    return row


def stop_search(*, by: Principal, id: int) -> Roster:
    """The best roster found so far stays. It also frees a roster whose worker died."""
    with changing(Roster.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        if change.row.stage == RosterStage.SOLVING.value:
            change.row.stage = RosterStage.DRAFT.value
            change.record("workforce.stop_roster")
    return change.row


def solve(*, id: int) -> None:
    """Search, storing each round's roster, until it is done or stopped."""
    row = Roster.objects.filter(pk=id, stage=RosterStage.SOLVING.value).first()
    if row is None:
        return
    lines = lines_of(row)
    problem = problem_of(row, lines)
    begin = cells_of(lines)
    has_begun = any(code for line in begin.values() for code in line)
    failure = ""
    try:
        for progress in search(problem, begin if has_begun else None):
            if not _store(id, progress.cells, progress.round):
                return
    except CannotBeMade as problem_of_one:
        failure = f"{problem_of_one.number} 的锁定班次互相冲突，请解锁标红的单元格后重试。"
    rows = Roster.objects.filter(pk=id, stage=RosterStage.SOLVING.value)
    rows.update(stage=RosterStage.DRAFT.value, failure=failure)


def _store(id: int, cells: Cells, rounds: int) -> bool:
    """False, and nothing stored, once the search was stopped."""
    with transaction.atomic():
        row = locked(Roster.objects.filter(pk=id), missing=NONE)
        if row.stage != RosterStage.SOLVING.value:
            return False
        lines = lines_of(row)
        meals, _ = placed(problem_of(row, lines), cells)
        for line in lines:
            line.cells, line.meals = cells[line.number], meals[line.number]
        RosterLine.objects.bulk_update(lines, ["cells", "meals"])
        Roster.objects.filter(pk=id).update(round=rounds)
    return True


def set_cell(*, by: Principal, id: int, number: str, day: int, shift: str, is_locked: bool) -> Roster:
    """One cell by hand. Rules it breaks are shown, not refused: publishing refuses. Raises Invalid, Refused."""
    check_code(shift)
    with changing(Roster.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = _open(change.row)
        line = row.lines.filter(number=number).first()
        if line is None or not 0 <= day < row.days:
            raise Invalid("班表里没有这一格，请刷新页面。", code="bad_cell")
        line.cells[day] = shift
        line.locked = sorted({*line.locked, day} if is_locked else {*line.locked} - {day})
        line.save(update_fields=["cells", "locked"])
        change.record("workforce.set_cell", staff=number, at=day, shift=shift)
    return row


def check_code(shift: str) -> None:
    if shift not in CODES:
        raise Invalid("没有这个班次，请重新选择。", code="bad_cell")


def publish(*, by: Principal, id: int, confirmed: bool) -> Roster:
    """Agents see it from now on. Raises Refused ``rules_broken``, ``late`` (without a confirmation)."""
    with changing(Roster.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = _open(change.row)
        lines = lines_of(row)
        problem = problem_of(row, lines)
        if broken := violations_in(problem, lines):
            raise Refused(f"有 {len(broken)} 处违反规则，请先处理标红的单元格。", code="rules_broken")
        if not any(code for line in lines for code in line.cells):
            raise Refused("班表是空的，请先求解或手工排班。", code="empty")
        if is_late(row.first_day, beijing_day(now())) and not confirmed:
            raise Refused("距首日不足 7 天，请确认后再发布。", code="late")
        meals, _ = placed(problem, cells_of(lines))
        for line in lines:
            line.meals = meals[line.number]
        RosterLine.objects.bulk_update(lines, ["meals"])
        row.stage, row.published_by, row.published_at = RosterStage.PUBLISHED.value, by.number, change.at
        change.record("workforce.publish_roster", staff=len(lines))
        title = f"{row.first_day:%m-%d} 起的班表已发布，请查看并确认"
        inform(CHANGES, about(id), title, "", OWN_PAGE, change.at, people(*(line.number for line in lines)))
    return row


def _open(row: Roster) -> Roster:
    if row.stage == RosterStage.SOLVING.value:
        raise Refused("正在求解，请等待完成或先停止。", code="solving")
    if row.stage == RosterStage.PUBLISHED.value:
        raise Refused("班表已发布，只能查看。", code="published")
    return row


def confirm(*, by: Principal, id: int) -> None:
    """The agent has seen the own shifts. Again changes nothing. Raises NotFound."""
    lines = RosterLine.objects.filter(roster=id, number=by.number, roster__stage=RosterStage.PUBLISHED.value)
    with transaction.atomic():
        line = locked(lines, missing="没有您的班表，请刷新页面。")
        if line.confirmed_at is None:
            line.confirmed_at = now()
            line.save(update_fields=["confirmed_at"])
            audit.record(by=by.number, action="workforce.confirm_roster", about=about(id))


def add_constraint(
    *, by: Principal, number: str, kind: ConstraintKind, first_day: date, last_day: date, shift: str
) -> StaffConstraint:
    """Raises Invalid ``bad_constraint``."""
    if last_day < first_day:
        raise Invalid("末日早于首日，请重新选择。", code="bad_constraint")
    if shift not in CODES:
        raise Invalid("没有这个班次，请重新选择。", code="bad_constraint")
    if not any(one.number == number for one in staff_with(Permission.DESK_USE)):
        raise Invalid("没有这名坐席，请核对工号。", code="bad_constraint")
    with transaction.atomic():
        row = StaffConstraint.objects.create(
            number=number, kind=kind.value, first_day=first_day, last_day=last_day, shift=shift,
            created_by=by.number, created_at=now(),
        )  # fmt: skip
        audit.record(by=by.number, action="workforce.add_constraint", about=STAFF, staff=number, kind=kind.value)
    return row


def remove_constraint(*, by: Principal, id: int) -> None:
    with transaction.atomic():
        if not StaffConstraint.objects.filter(pk=id).delete()[0]:
            raise NotFound("没有这条约束，请刷新页面。")
        audit.record(by=by.number, action="workforce.remove_constraint", about=STAFF, constraint=id)
