"""Computes the last day of a time limit from its first."""

from datetime import date, timedelta

from hotline.domains.platform.calendar.rules import WorkingCalendar, is_published
from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Value,
    Worked,
    a_day,
    in_order,
    non_empty,
    quantity,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import TODAY, Only, choice, day, inputs_form
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import CIVIL_CODE, CIVIL_PRINCIPLES
from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR, add_months
from hotline.domains.understanding.knowledge.rules.calculators.time_limits.limits import LIMITS, Limit, Proceeding, Unit
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, weekday_of

#: The State Council's calendar: the hotline's own decisions about days do not move a citizen's time limit.
CALENDAR = WorkingCalendar()
CIVIL_CODE_SINCE = date(2021, 1, 1)
RESTARTS = Only("proceeding", tuple(proceeding for proceeding, limit in LIMITS.items() if limit.restartable))


@inputs_form
class LimitInputs:
    proceeding: Proceeding = choice(
        "哪一种期限",
        Proceeding,
        {proceeding: f"{limit.label}（{limit.text}）" for proceeding, limit in LIMITS.items()},
        {proceeding: f"从{limit.starts}起算" for proceeding, limit in LIMITS.items()},
    )
    start: date = day("起算的日期", minimum=date(2004, 12, 1), help="那天本身不算，从第二天开始数")
    last_claimed: date | None = day(
        "最后一次主张权利的日期",
        required=False,
        only=RESTARTS,
        help="向单位要过、投诉过、申请过，或者单位答应过的，时效从那天重新算",
    )
    today: date | None = day("今天", required=False, begins=TODAY, help="看看还剩几天")


def last_day(start: date, limit: Limit) -> date:
    """The last day of the limit. The starting day does not count.

    A term of months ends on the same day of the month, or on its last day where that day does not exist.
    """
    match limit.unit:
        case Unit.DAYS:
            return start + timedelta(days=limit.length)
        case Unit.MONTHS:
            return add_months(start, limit.length)
        case Unit.YEARS:
            return add_months(start, limit.length * YEAR)
        case Unit.WORKING_DAYS:
            return CALENDAR.nth_working_day(start, limit.length)


def put_off(day: date) -> date:
    """The first working day from this day on."""
    return CALENDAR.working_day_from(day)


def work(inputs: LimitInputs) -> Worked:
    limit = LIMITS[inputs.proceeding]
    _require_force(inputs.start, limit)
    restart = _restart_of(inputs, limit)
    start = restart or inputs.start
    end = last_day(start, limit)
    last = put_off(end)
    return Worked(
        conclusion=(
            f"{limit.label}的期限是 {limit.text}，最后一天是 {day_of(last)}，{weekday_of(last)}"
            f"{_left(inputs.today, last)}。"
        ),
        values=(
            a_day("last", "最后一天", last),
            a_day("start", "起算的日期", start),
            *_remaining(inputs.today, last),
        ),
        steps=in_order(
            step(f"{limit.label}，从{limit.starts}起算，{limit.text}。", limit.clause),
            step(f"主张过权利，时效从 {day_of(restart)}重新计算。", limit.clause) if restart else None,
            _counting(start, end, limit),
            _putting_off(start, end, last) if last != end else None,
        ),
        warnings=non_empty(_restart_too_late(inputs, limit), limit.more, _unknown_calendar(start, last, limit)),
        since=limit.since,
    )


def _require_force(start: date, limit: Limit) -> None:
    if start < limit.since:
        raise BadInput(
            {"start": f"“起算的日期”早于 {day_of(limit.since)}，{limit.clause.text}那时还没有施行，不能这样算。"}
        )


def _restart_of(inputs: LimitInputs, limit: Limit) -> date | None:
    """None where nothing was claimed, or too late."""
    if inputs.last_claimed is None:
        return None
    if inputs.last_claimed < inputs.start:
        raise BadInput({"last_claimed": "“最后一次主张权利的日期”早于“起算的日期”。"})
    return inputs.last_claimed if inputs.last_claimed <= put_off(last_day(inputs.start, limit)) else None


def _restart_too_late(inputs: LimitInputs, limit: Limit) -> str:
    if inputs.last_claimed is None or _restart_of(inputs, limit):
        return ""
    return (
        f"{day_of(inputs.last_claimed)}主张权利的时候，原来的期限已经过了，没有重新算；"
        "是否还能主张，由仲裁委或法院认定。"
    )


def _counting(start: date, end: date, limit: Limit) -> Step:
    how = f"{day_of(start)}当天不算，从第二天数起，{limit.text}到 {day_of(end)}"
    if limit.unit in (Unit.MONTHS, Unit.YEARS) and end.day != start.day:
        how += "，那个月没有对应的日子，到月底"
    return step(f"{how}。", *_civil(start, "第二百零一条", "第二百零二条"))


def _putting_off(start: date, end: date, last: date) -> Step:
    return step(
        f"{day_of(end)}是{weekday_of(end)}，放假，顺延到放假后的第一个工作日 {day_of(last)}。",
        *_civil(start, "第二百零三条"),
    )


def _civil(start: date, *clauses: str) -> tuple[Clause, ...]:
    """The clauses on counting periods. Before the Civil Code the same rule stood in another law."""
    if start < CIVIL_CODE_SINCE:
        return (Clause(CIVIL_PRINCIPLES, "第一百五十四条"),)
    return tuple(Clause(CIVIL_CODE, clause) for clause in clauses)


def _remaining(today: date | None, last: date) -> tuple[Value, ...]:
    if today is None:
        return ()
    left = (last - today).days
    return (quantity("left", "还剩", left, "天") if left >= 0 else quantity("past", "已经过了", -left, "天"),)


def _left(today: date | None, last: date) -> str:
    if today is None:
        return ""
    left = (last - today).days
    if left == 0:
        return "，就是今天"
    return f"，还剩 {left} 天" if left > 0 else f"，已经过了 {-left} 天"


def _unknown_calendar(start: date, last: date, limit: Limit) -> str:
    first = start.year if limit.unit is Unit.WORKING_DAYS else last.year
    unknown = [f"{year} 年" for year in range(first, last.year + 1) if not is_published(year)]
    return f"{'、'.join(unknown)}的放假安排还没有公布，只按周末算，遇到节假日再顺延。" if unknown else ""


CALCULATOR = Calculator(
    name="time-limits",
    title="期限计算",
    about="仲裁、监察、工伤认定、复议、起诉等，从起算的日期算到最后一天",
    inputs=LimitInputs,
    work=work,
    decisive_field="",
    valid_from=date(2004, 12, 1),
    decides="期限有争议的，由受理的机关认定，早办为好。",
)
