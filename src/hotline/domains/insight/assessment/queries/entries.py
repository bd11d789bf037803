"""Reading the registers."""

from datetime import date

from django.db.models import Count

from hotline.domains.insight.assessment.models import RegisterEntry

MAX_ENTRIES = 400
#: Registers of measurements of 京晓保: graded answers, and minutes without an answer. The subject of measured
#: minutes begins with MEASURED; that of minutes entered by hand does not.
CHECKS, OUTAGES, MEASURED = "ai_checks", "outages", "监测"
COUNTED_STATES = (RegisterEntry.State.WAITING.value, RegisterEntry.State.APPROVED.value)


def entries(register: str, first: date, last: date, state: str = "") -> list[RegisterEntry]:
    """Newest day first, with their files."""
    rows = RegisterEntry.objects.filter(register=register, day__range=(first, last))
    rows = rows.filter(state=state) if state else rows
    return list(rows.order_by("-day", "-made_at").prefetch_related("evidence")[:MAX_ENTRIES])


def all_entries(register: str, state: str = "") -> list[RegisterEntry]:
    """All entries of a register, newest first: for registers that belong to no quarter."""
    return entries(register, date.min, date.max, state)


def waiting(first: date, last: date) -> dict[str, int]:
    """Register -> how many wait for approval."""
    rows = RegisterEntry.objects.filter(day__range=(first, last), state=RegisterEntry.State.WAITING.value)
    return dict(rows.values_list("register").annotate(Count("pk")))


def measured(first: date, last: date) -> dict[str, RegisterEntry]:
    """Entries made from measurements on these days: id of the first entry -> the entry now in its place."""
    rows = list(RegisterEntry.objects.filter(register__in=(CHECKS, OUTAGES), day__range=(first, last)))
    corrected = {row.corrects: row for row in rows if row.corrects and _was_approved(row)}
    found: dict[str, RegisterEntry] = {}
    for row in rows:
        if not row.corrects and (row.register == CHECKS or row.about.startswith(MEASURED)):
            found[row.id] = row
            while found[row.id].id in corrected:
                found[row.id] = corrected[found[row.id].id]
    return found


def by_faults(day: date) -> bool:
    """Whether a mended fault entered the minutes of this day."""
    rows = RegisterEntry.objects.filter(register=OUTAGES, day=day, state__in=COUNTED_STATES)
    return rows.filter(pk__startswith="fault-").exists()


def _was_approved(row: RegisterEntry) -> bool:
    return row.decided_at is not None and row.state != RegisterEntry.State.REJECTED.value


def how_to_change(row: RegisterEntry) -> str:
    """How to change an existing entry, as a sentence: the way differs once it is approved."""
    if row.state == RegisterEntry.State.WAITING.value:
        return "待审核。如需修改，请登记人撤回后重新登记。"
    return "已审核。如需修改，请在该登记上点击“更正”。"
