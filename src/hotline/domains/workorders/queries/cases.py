"""Finding cases, each reader only what they may see."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from hotline.domains.workorders.models import Case, CaseTask, CaseWords
from hotline.domains.workorders.queries.people import doer
from hotline.domains.workorders.rules.permits import (
    VIEW_ALL,
    VIEW_DEPARTMENT,
    VIEW_OWN,
    VIEW_SEALED,
    WORK,
    Doer,
)
from hotline.domains.workorders.rules.words import pairs, terms
from hotline.infrastructure.permissions import Signed
from hotline.infrastructure.sealing import number_index
from hotline.kernel.clock import beijing_day, day_bounds
from hotline.kernel.errors import Invalid, NotFound

PAGE = 50
REPEAT_WITHIN = timedelta(days=30)
OPEN = CaseTask.State.OPEN.value


@dataclass(frozen=True)
class Wanted:
    """``scope``: mine (steps in my hands), department, claimable, done (by me), opened (by me), all.

    ``q`` words; ``person`` a phone or identity number in full. Empty means any.
    """

    scope: str = "all"
    q: str = ""
    state: str = ""
    kind: str = ""
    source: str = ""
    topic: str = ""
    district: str = ""
    urgency: str = ""
    department: str = ""
    number: str = ""
    person: str = ""
    start: date | None = None
    end: date | None = None
    overdue: bool = False
    supervised: bool = False
    urged: bool = False
    model: str = ""
    step: str = ""
    call: str = ""


@dataclass(frozen=True)
class Page:
    rows: list[Case]
    next: str | None


def visible_to(reader: Signed, who: Doer) -> QuerySet[Case]:
    """All cases, those of the reader's departments, those they opened or have to do with, as permitted."""
    rows = Case.objects.all()
    mine = Q(created_by=reader.number) | Q(Exists(_own_tasks(who)))
    if not reader.may(VIEW_ALL):
        seen = Q(pk__isnull=True)
        if reader.may(VIEW_OWN):
            seen |= mine
        if reader.may(VIEW_DEPARTMENT):
            seen |= Q(department_id__in=list(who.departments)) | Q(Exists(_department_tasks(who)))
        if reader.may(WORK):
            seen |= Q(Exists(_for_anybody(who))) | Q(Exists(_own_tasks(who)))
        rows = rows.filter(seen)
    if not reader.may(VIEW_SEALED):
        rows = rows.filter(Q(confidential=False) | mine)
    return rows


def _own_tasks(who: Doer) -> QuerySet[CaseTask]:
    held = Q(state=OPEN, person__in=[who.number, *who.stands_for]) | Q(over_by=who.number)
    return CaseTask.objects.filter(held, case=OuterRef("pk"))


def _department_tasks(who: Doer) -> QuerySet[CaseTask]:
    return CaseTask.objects.filter(case=OuterRef("pk"), department_id__in=list(who.departments))


def _for_anybody(who: Doer) -> QuerySet[CaseTask]:
    return claimable(who).filter(case=OuterRef("pk"))


def claimable(who: Doer) -> QuerySet[CaseTask]:
    """Open steps that nobody has and this person may take."""
    theirs = Q(department=None) | Q(department_id__in=list(who.departments))
    return CaseTask.objects.filter(theirs, state=OPEN, person="", role__in=list(who.roles))


def visible_case(reader: Signed, id: str) -> Case:
    """Raises NotFound also for one the reader may not see: that there is one is told to nobody."""
    who = doer(reader, beijing_day(datetime.now().astimezone()))
    found = visible_to(reader, who).select_related("version", "department").filter(pk=id).first()
    if found is None:
        raise NotFound("没有这张工单，或您不能查看。")
    return found


def search(reader: Signed, wanted: Wanted, now: datetime) -> QuerySet[Case]:
    """Raises Invalid for what cannot be searched for."""
    who = doer(reader, beijing_day(now))
    rows = visible_to(reader, who).filter(trial=False) if wanted.scope != "mine" else visible_to(reader, who)
    rows = _scoped(rows, wanted, reader, who)
    exact = {
        "state": wanted.state, "kind": wanted.kind, "source": wanted.source, "topic": wanted.topic, "call": wanted.call,
        "district": wanted.district, "urgency": wanted.urgency, "department__code": wanted.department,
        "version__model": wanted.model,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.number:
        rows = rows.filter(Q(number=wanted.number) | Q(external_number=wanted.number))
    if wanted.person:
        index = number_index(wanted.person.strip().upper())
        rows = rows.filter(Q(phone_index=index) | Q(identity_index=index))
    rows = _flagged(_between(rows, wanted), wanted, now)
    return _worded(rows, wanted.q) if wanted.q.strip() else rows


def _between(rows: QuerySet[Case], wanted: Wanted) -> QuerySet[Case]:
    if wanted.start:
        rows = rows.filter(created_at__gte=day_bounds(wanted.start)[0])
    return rows.filter(created_at__lt=day_bounds(wanted.end)[1]) if wanted.end else rows


def _flagged(rows: QuerySet[Case], wanted: Wanted, now: datetime) -> QuerySet[Case]:
    if wanted.overdue:
        rows = rows.filter(over=False, due_at__lt=now)
    if wanted.supervised:
        rows = rows.filter(supervised=True)
    return rows.filter(urged__gt=0) if wanted.urged else rows


def _scoped(rows: QuerySet[Case], wanted: Wanted, reader: Signed, who: Doer) -> QuerySet[Case]:
    tasks = CaseTask.objects.filter(case=OuterRef("pk"))
    if wanted.step:
        tasks = tasks.filter(step=wanted.step)
    match wanted.scope:
        case "mine":
            return rows.filter(Exists(tasks.filter(state=OPEN, person__in=[who.number, *who.stands_for])))
        case "department":
            return rows.filter(Exists(tasks.filter(state=OPEN, department_id__in=list(who.departments))))
        case "claimable":
            theirs = claimable(who).filter(case=OuterRef("pk"))
            return rows.filter(Exists(theirs.filter(step=wanted.step) if wanted.step else theirs))
        case "done":
            return rows.filter(Exists(tasks.filter(state=CaseTask.State.DONE.value, over_by=who.number)))
        case "opened":
            return rows.filter(created_by=reader.number)
        case _:
            return rows.filter(Exists(tasks.filter(state=OPEN))) if wanted.step else rows


def _worded(rows: QuerySet[Case], q: str) -> QuerySet[Case]:
    asked = terms(q)
    if not asked:
        raise Invalid("要搜的词至少两个字。")
    found = CaseWords.objects.filter(pairs__contains=[pair for term in asked for pair in pairs(term)])
    for term in asked:
        found = found.filter(text__contains=term)
    return rows.filter(pk__in=found.values("case_id"))


def page(rows: QuerySet[Case], cursor: str = "", *, by_urgency: bool = False) -> Page:
    """Fifty: newest first, or what is due soonest. Raises Invalid for a cursor of no page."""
    field = "due_at" if by_urgency else "created_at"
    rows = (
        rows.filter(due_at__isnull=False).order_by("due_at", "id")
        if by_urgency
        else rows.order_by("-created_at", "-id")
    )
    if cursor:
        at, id = _read_cursor(cursor)
        beyond = "gt" if by_urgency else "lt"
        rows = rows.filter(Q(**{f"{field}__{beyond}": at}) | Q(**{field: at, f"id__{beyond}": id}))
    found = list(rows.select_related("version", "department").defer("flow")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(found[:PAGE], _cursor(getattr(last, field), last.id) if last else None)


def _cursor(at: datetime, id: str) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{id}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    try:
        at, _, id = base64.urlsafe_b64decode(cursor).decode().partition("|")
        return datetime.fromisoformat(at), id
    except (ValueError, binascii.Error) as error:
        raise Invalid("翻页位置不对，请从第一页重新查。") from error


def repeats_of(case: Case) -> QuerySet[Case]:
    """Others of the same number about the same employer within 30 days, not merged nor voided themselves."""
    if not case.phone_index:
        return Case.objects.none()
    same = Case.objects.filter(
        phone_index=case.phone_index,
        employer_key=case.employer_key,
        created_at__gte=case.created_at - REPEAT_WITHIN,
        created_at__lte=case.created_at + REPEAT_WITHIN,
        merged_into=None,
        trial=case.trial,
    )
    return same.exclude(pk=case.pk).exclude(state__in=["voided", "returned_out"]).order_by("-created_at")


def open_tasks(cases: list[Case]) -> dict[str, list[CaseTask]]:
    found: dict[str, list[CaseTask]] = {case.pk: [] for case in cases}
    for task in CaseTask.objects.filter(case__in=cases, state=OPEN).select_related("department").order_by("id"):
        found[task.case_id].append(task)
    return found
