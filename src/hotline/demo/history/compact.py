"""The compact history that makes a demonstration look alive: three weeks of a small hotline, in half a minute."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hotline.demo.history.alarms import write_alarms
from hotline.demo.history.batches import write_batch
from hotline.demo.history.campaigns import write_campaigns
from hotline.demo.history.cases import open_owed_cases
from hotline.demo.history.chats import write_chats
from hotline.demo.history.examinations import write_exams
from hotline.demo.history.faults import write_faults
from hotline.demo.history.inspections import write_inspections
from hotline.demo.history.ledgers import write_ledgers
from hotline.demo.history.mass_texts import write_mass_texts
from hotline.demo.history.progress import Progress
from hotline.demo.history.ratings import write_ratings
from hotline.demo.history.rosters import count_attendance, first_day, forecast_again, write_roster
from hotline.demo.history.writer import days_up_to, write_each
from hotline.domains.platform.calendar.queries import calendar_read_once
from hotline.infrastructure import audit
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import beijing_day, day_bounds

DAYS, CALLS_A_DAY, SEED = 21, 80.0, 12333
ACTION, ABOUT = "demo.history", "demo/history"
#: Units of work, as they were measured beside each other: a day of calls, a case, the roster.
OF_A_DAY, OF_A_CASE, OF_ROSTER = 1.0, 0.7, 0.8
EXPECTED_CASES = 45


@dataclass(frozen=True)
class Filled:
    """How much of each was written; all 0 where it was there before."""

    calls: int
    cases: int
    entries: int
    alarms: int
    chats: int
    ratings: int
    trainees: int
    sittings: int
    inspections: int
    faults: int
    rostered: int
    mass_texts: int
    campaigns: int
    seconds: float

    @property
    def anything(self) -> bool:
        return any(getattr(self, each) for each in self.__dataclass_fields__ if each != "seconds")


class Part(NamedTuple):
    """``field``: of ``Filled``, how much of it was written. ``units``: of work. ``name``: for the progress."""

    field: str
    units: float
    name: str
    write: Callable[[list[date], int], int]


PARTS = (
    Part("entries", 3.0, "台账", write_ledgers),
    Part("alarms", 1.0, "告警", write_alarms),
    Part("chats", 7.0, "在线咨询", write_chats),
    Part("ratings", 1.0, "差评", lambda days, _: write_ratings(days, day_bounds(days[-1])[1])),
    Part("trainees", 0.5, "培训批次", write_batch),
    Part("sittings", 1.0, "考试", write_exams),
    Part("inspections", 0.5, "质检", write_inspections),
    Part("faults", 0.3, "故障", write_faults),
    Part("mass_texts", 0.5, "短信群发", write_mass_texts),
)
#: Closed cases are on a list of one of them.
CAMPAIGNS = Part("campaigns", 1.5, "外呼任务", write_campaigns)


@calendar_read_once()
def fill(show: Callable[[str], None], *, today: date | None = None, seed: int = SEED) -> Filled:
    """Write whatever of the history is not there yet. A broken-off filling goes on where it stopped."""
    days = days_up_to(_last_day(today or beijing_day(datetime.now(UTC)), seed), DAYS)
    total = OF_A_DAY * DAYS + OF_ROSTER + OF_A_CASE * EXPECTED_CASES + sum(each.units for each in (*PARTS, CAMPAIGNS))
    progress = Progress(total, show)
    calls, rostered = _write_calls(days, seed, progress)
    counts = {part.field: _write(part, days, seed, progress) for part in PARTS}
    cases = _write_cases(days, seed, progress)
    counts[CAMPAIGNS.field] = _write(CAMPAIGNS, days, seed, progress)
    return Filled(calls=calls, rostered=rostered, cases=cases, seconds=progress.seconds, **counts)


def _write_calls(days: list[date], seed: int, progress: Progress) -> tuple[int, int]:
    """Of each day, and before the days of its first week the roster. How many calls, and people on the roster."""
    calls, rostered, monday = 0, 0, first_day(days)
    for part in ([day for day in days if day < monday], [day for day in days if day >= monday]):
        for written in write_each(part, days[-1], seed, CALLS_A_DAY):
            calls += written.calls
            progress.step(OF_A_DAY, f"通话 {written.day:%m-%d}")
        rostered = rostered or write_roster(days)
    count_attendance(days)
    forecast_again(days)
    progress.step(OF_ROSTER, "班表")
    return calls, rostered


def _write(part: Part, days: list[date], seed: int, progress: Progress) -> int:
    count = part.write(days, seed)
    progress.step(part.units, part.name)
    return count


def _write_cases(days: list[date], seed: int, progress: Progress) -> int:
    cases = left = 0
    for still in open_owed_cases(day_bounds(days[-1])[1], seed):
        progress.step(OF_A_CASE * max(left - still, 0), "工单")
        cases, left = max(cases, still), still
    return cases


def _last_day(today: date, seed: int) -> date:
    """The history's last day: of the first filling, which later ones do not go beyond."""
    first = AuditRow.objects.filter(action=ACTION).order_by("id").first()
    if first is not None:
        return date.fromisoformat(first.detail["last"])
    last = today - timedelta(days=1)
    audit.record(by="system", action=ACTION, about=ABOUT, last=str(last), days=DAYS, seed=seed)
    return last
