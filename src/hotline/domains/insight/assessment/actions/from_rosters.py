"""Attendance (K8) and headcounts (K2, K3) of a day, entered from the rosters with a sheet of every person as evidence.

What a person has entered stays. An entry that the rosters no longer agree with is replaced while it waits, corrected by
another one once it is approved, left alone when its quarter is frozen.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from io import BytesIO

from django.db import transaction

from hotline.domains.insight.assessment.actions.entries import not_frozen, note_withdrawal
from hotline.domains.insight.assessment.models import Evidence, RegisterEntry
from hotline.domains.insight.assessment.queries.entries import COUNTED_STATES
from hotline.domains.people.training.queries.certificates import Certified, certified_on
from hotline.domains.people.workforce.queries import attendance
from hotline.domains.platform.accounts.queries import names_of
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.row_change import Change
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id

ATTENDANCE, STAFF_DAYS = "attendance", "staff_days"
#: So many days are looked at each morning: exceptions are approved so much later.
DAYS_BACK = 35


def enter_days() -> int:
    """All days of the last weeks whose figures are not in the registers yet; how many entries were made."""
    today = beijing_day(now())
    return sum(_enter_day(today - timedelta(days=back)) for back in range(DAYS_BACK, 0, -1))


def _enter_day(day: date) -> int:
    made = 0
    if rows := attendance.rows_to_enter(day):
        sums = attendance.sums_of(rows)
        # A register holds whole working days: what is present is rounded down.
        figures = {"due": round(sums.due), "present": int(sums.present)}
        note = f"由班表与签入记录生成：应出勤 {sums.due:g}，实际 {sums.present:g} 工日"
        note += f"；全勤 {sums.full_heads}/{sums.heads} 人"
        made += _enter(ATTENDANCE, day, figures, note, lambda: _attendance_sheet(day, rows))
    if found := attendance.headcount(day):
        certified = certified_on(day, found.front)
        front = [number for number in found.front if number in certified.valid | certified.unknown]
        figures = {"front": len(front), "front_with_trainees": len(found.agents), "back": len(found.back)}
        note = "由班表与人员生成：前端为班表中无 30 天以上长假、上岗证有效的坐席，后端为其他在用人员"
        note += f"；前端中 {len(certified.unknown)} 人在本系统没有上岗证记录，按在岗计，请核对"
        made += _enter(STAFF_DAYS, day, figures, note, lambda: _staff_sheet(day, found, certified))
    return made


def _enter(register: str, day: date, figures: dict[str, int], note: str, sheet: Callable[[], Sheet]) -> int:
    """1 when an entry was made. Nothing in a frozen quarter, on a day without a contract, or over a person's entry."""
    if not any(figures.values()):
        return 0
    try:
        not_frozen(register, day)
    except Refused:
        return 0
    at = now()
    with transaction.atomic():
        rows = RegisterEntry.objects.select_for_update().filter(register=register, day=day, state__in=COUNTED_STATES)
        entered = list(rows.order_by("made_at"))
        if any(row.made_by != str(SYSTEM) for row in entered):
            return 0
        current = entered[-1] if entered else None
        if current is not None and current.figures == figures:
            return 0
        corrects = ""
        for row in entered:
            if row.state == RegisterEntry.State.WAITING.value:
                change = Change(row, str(SYSTEM), events.subject(row.id), at)
                note_withdrawal(change, "班表、签入记录或例外有变，按新数重新登记", "")
                change.save()
            else:
                corrects = row.id
        row = RegisterEntry.objects.create(
            id=new_id("entry"), register=register, day=day, figures=figures, note=note[:300], made_by=str(SYSTEM),
            made_at=at, corrects=corrects,
        )  # fmt: skip
        fact = events.EntryMade(register, day, figures, str(SYSTEM), "", (), corrects)
        announce(fact, subject=events.subject(row.id), actor=SYSTEM, at=at)
        audit.record(by=str(SYSTEM), action="assessment.enter", about=events.subject(row.id), register=register)
        _attach(row, sheet())
    return 1


def _attach(row: RegisterEntry, sheet: Sheet) -> None:
    file = BytesIO()
    write_workbook(file, [sheet])
    content, id, at = file.getvalue(), new_id("proof"), now()
    stored = store_sealed("assessment", id, at, content)
    try:
        Evidence.objects.create(
            id=id, entry=row, name=f"{sheet.name}.xlsx", media_type=MEDIA_TYPE, size=len(content),
            digest=hashlib.sha256(content).hexdigest(), file=stored, by=str(SYSTEM), at=at,
        )  # fmt: skip
    except BaseException:
        discard(stored)
        raise


def _attendance_sheet(day: date, rows: Sequence[attendance.Counted]) -> Sheet:
    return attendance.sheet_of(f"考勤-{day}", rows, names_of({row.number for row in rows}))


def _staff_sheet(day: date, found: attendance.Headcount, certified: Certified) -> Sheet:
    names = names_of({*found.agents, *found.back})
    lines: list[Sequence[Cell]] = [
        (number, names.get(number, ""), *_classified(number, found, certified)) for number in found.agents
    ]
    lines += [(number, names.get(number, ""), "后端", "") for number in found.back]
    columns = [SheetColumn("工号"), SheetColumn("姓名"), SheetColumn("类别", 28), SheetColumn("上岗证")]
    return Sheet(f"人员-{day}", columns, lines)


def _classified(number: str, found: attendance.Headcount, certified: Certified) -> tuple[str, str]:
    """What an agent counts as, and how the certificate stands."""
    if number not in found.front:
        return "前端（未排班、长假或培训期）", ""
    if number in certified.valid:
        return "前端", "有效"
    return ("前端", "无记录") if number in certified.unknown else ("前端（上岗证无效，不计）", "无效")
