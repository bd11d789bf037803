"""A sampling plan: what it may be set to, and what its sample can show. Pure."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hotline.domains.people.quality.rules.sample_sizes import min_right, upper_bound
from hotline.kernel.errors import Invalid
from hotline.kernel.random_draws import draw_by_digest

MAX_SIZE, MAX_EACH, MAX_DAYS, MAX_DUE_DAYS, MAX_DOUBLE = 100_000, 500, 366, 90, 50
#: What K13 and K16 of the contract ask for: at most so many wrong, at least so many right.
K13_LIMIT, K16_SHARE = 0.0008, 0.9
CONFIDENCE = 0.95
AGENT = "agent/"


class PlanSettings(NamedTuple):
    name: str
    kind: str
    since: date
    until: date
    size: int
    min_each: int
    certain: tuple[str, ...]
    double_percent: int
    due_days: int
    inspectors: tuple[str, ...]


class Shows(NamedTuple):
    """What so many inspected calls show at 95 %. ``most_wrong``: with none wrong, the highest possible share.

    ``right_needed``: of them at least so many right show 90 %; None: not even all.
    """

    size: int
    highest_wrong: float | None
    shows_k13: bool
    right_needed: int | None


def shows(size: int) -> Shows:
    bound = upper_bound(0, size, CONFIDENCE)
    return Shows(size, bound, bound is not None and bound <= K13_LIMIT, min_right(size, K16_SHARE, CONFIDENCE))


def check_settings(plan: PlanSettings, may_inspect: Collection[str], today: date) -> None:
    """Raises Invalid with every fault. ``may_inspect``: who is an inspector."""
    faults = []
    if not plan.name.strip():
        faults.append("请填写计划名称。")
    if not plan.since <= plan.until <= plan.since + timedelta(days=MAX_DAYS):
        faults.append("截止日须不早于开始日，一次最多一年。")
    if plan.since > today:
        faults.append("开始日不能晚于今天。")
    if not 0 <= plan.size <= MAX_SIZE or not 0 <= plan.min_each <= MAX_EACH:
        faults.append(f"抽取数须在 0 到 {MAX_SIZE:,} 之间，每人下限在 0 到 {MAX_EACH} 之间。")
    if not plan.size and not plan.min_each and not plan.certain:
        faults.append("请填写随机抽取数，或选择必检通话。")
    if not 0 <= plan.double_percent <= MAX_DOUBLE:
        faults.append(f"双人复核比例须在 0% 到 {MAX_DOUBLE}% 之间。")
    if not 1 <= plan.due_days <= MAX_DUE_DAYS:
        faults.append(f"办理天数须在 1 到 {MAX_DUE_DAYS} 之间。")
    if not plan.inspectors:
        faults.append("请至少选择一名质检员。")
    if unknown := sorted(set(plan.inspectors) - set(may_inspect)):
        faults.append(f"{'、'.join(unknown)} 不是在用的质检员，请移除。")
    if faults:
        raise Invalid("".join(faults), code="bad_plan")


def is_certain(stratum: str) -> bool:
    return not stratum.startswith(AGENT)


def doubles(random_calls: Sequence[str], percent: int, seed: str) -> list[str]:
    """Which of the calls that were drawn at random two inspectors grade."""
    return draw_by_digest(random_calls, f"{seed}/double", round(len(random_calls) * percent / 100))
