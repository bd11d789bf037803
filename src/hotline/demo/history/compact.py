"""The compact history that makes a demonstration look alive: three weeks of a small hotline, in half a minute."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

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
from hotline.demo.history.rosters import count_attendance, first_day, write_roster
from hotline.demo.history.writer import days_up_to, write_each
from hotline.domains.platform.calendar.queries import calendar_read_once
from hotline.infrastructure import audit
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import beijing_day, day_bounds

DAYS, CALLS_A_DAY, SEED = 21, 80.0, 12333
ACTION, ABOUT = "demo.history", "demo/history"
#: Units of work, as they were measured beside each other: a day of calls, ten cases.
OF_A_DAY, OF_A_CASE, OF_LEDGERS, OF_ALARMS, OF_CHATS, OF_RATINGS, OF_BATCH = 1.0, 0.7, 3.0, 1.0, 7.0, 1.0, 0.5
OF_EXAMS, OF_INSPECTIONS, OF_FAULTS, OF_ROSTER, OF_MASS, OF_CAMPAIGNS = 1.0, 0.5, 0.3, 0.8, 0.5, 1.5
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


@calendar_read_once()
def fill(show: Callable[[str], None], *, today: date | None = None, seed: int = SEED) -> Filled:
    """Write whatever of the history is not there yet. A broken-off filling goes on where it stopped."""
    days = days_up_to(_last_day(today or beijing_day(datetime.now(UTC)), seed), DAYS)
    total = OF_A_DAY * DAYS + OF_A_CASE * EXPECTED_CASES + OF_LEDGERS + OF_ALARMS + OF_CHATS + OF_RATINGS + OF_BATCH
    total += OF_EXAMS + OF_INSPECTIONS + OF_FAULTS + OF_ROSTER + OF_MASS + OF_CAMPAIGNS
    progress, calls, cases = Progress(total, show), 0, 0
    monday, rostered = first_day(days), 0
    for part in ([day for day in days if day < monday], [day for day in days if day >= monday]):
        for written in write_each(part, days[-1], seed, CALLS_A_DAY):
            calls += written.calls
            progress.step(OF_A_DAY, f"通话 {written.day:%m-%d}")
        rostered = rostered or write_roster(days)
    count_attendance(days)
    progress.step(OF_ROSTER, "班表")
    entries = write_ledgers(days, seed)
    progress.step(OF_LEDGERS, "台账")
    alarms = write_alarms(days, seed)
    progress.step(OF_ALARMS, "告警")
    chats = write_chats(days, seed)
    progress.step(OF_CHATS, "在线咨询")
    ratings = write_ratings(days, day_bounds(days[-1])[1])
    progress.step(OF_RATINGS, "差评")
    trainees = write_batch(days, seed)
    progress.step(OF_BATCH, "培训批次")
    sittings = write_exams(days, seed)
    progress.step(OF_EXAMS, "考试")
    inspections = write_inspections(days, seed)
    progress.step(OF_INSPECTIONS, "质检")
    faults = write_faults(days, seed)
    progress.step(OF_FAULTS, "故障")
    mass_texts = write_mass_texts(days, seed)
    progress.step(OF_MASS, "短信群发")
    left = 0
    for still in open_owed_cases(day_bounds(days[-1])[1], seed):
        progress.step(OF_A_CASE * max(left - still, 0), "工单")
        cases, left = max(cases, still), still
    campaigns = write_campaigns(days, seed)  # settled cases are on a list of one of them
    progress.step(OF_CAMPAIGNS, "外呼任务")
    return Filled(
        calls=calls,
        cases=cases,
        entries=entries,
        alarms=alarms,
        chats=chats,
        ratings=ratings,
        trainees=trainees,
        sittings=sittings,
        inspections=inspections,
        faults=faults,
        rostered=rostered,
        mass_texts=mass_texts,
        campaigns=campaigns,
        seconds=progress.seconds,
    )


def _last_day(today: date, seed: int) -> date:
    """The history's last day: of the first filling, which later ones do not go beyond."""
    first = AuditRow.objects.filter(action=ACTION).order_by("id").first()
    if first is not None:
        return date.fromisoformat(first.detail["last"])
    last = today - timedelta(days=1)
    audit.record(by="system", action=ACTION, about=ABOUT, last=str(last), days=DAYS, seed=seed)
    return last
