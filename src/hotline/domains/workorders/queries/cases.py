"""Finding cases, each reader only what they may see."""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hotline.domains.workorders.models import Case, CaseDeadline, CaseTask, CaseWords, Comment
from hotline.domains.workorders.queries.people import doer
from hotline.domains.workorders.rules import masking
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
    """``scope``: mine (steps in my hands), department, claimable, done, opened (by me), mentioned (unseen), all.

    ``q`` words; ``person`` a phone or identity number in full; ``late`` a clock that was missed; ``caller`` a case:
    others of the same number; ``differs`` where the city judged otherwise than we: responded, resolved,
    satisfied. Empty means any.
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
    returned: bool = False
    result: str = ""
    late: str = ""
    caller: str = ""
    differs: str = ""


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
    found = _one(reader, id).select_related("version", "department").first()
    if found is None:
        raise _nothing()
    return found


def check_visible(reader: Signed, id: str) -> None:
    """Raises NotFound as ``visible_case`` does."""
    if not _one(reader, id).exists():
        raise _nothing()


def _one(reader: Signed, id: str) -> QuerySet[Case]:
    return visible_to(reader, doer(reader, beijing_day(datetime.now(UTC)))).filter(pk=id)


def _nothing() -> NotFound:
    return NotFound("没有这张工单，或您不能查看。")


def search(reader: Signed, wanted: Wanted, now: datetime) -> QuerySet[Case]:
    """Raises Invalid for what cannot be searched for."""
    who = doer(reader, beijing_day(now))
    rows = visible_to(reader, who).filter(trial=False) if wanted.scope != "mine" else visible_to(reader, who)
    rows = _scoped(rows, wanted, reader, who)
    exact = {
        "state": wanted.state, "kind": wanted.kind, "source": wanted.source, "topic": wanted.topic, "call": wanted.call,
        "district": wanted.district, "result": wanted.result, "urgency": wanted.urgency,
        "department__code": wanted.department, "version__model": wanted.model,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.number:
        rows = rows.filter(Q(number=wanted.number) | Q(external_number=wanted.number))
    if wanted.person:
        index = number_index(masking.written("phone", wanted.person))
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
    if wanted.returned:
        rows = rows.filter(returns__gt=0)
    if wanted.late:
        missed = Q(stopped_at__gt=F("due_at")) | Q(stopped_at=None, due_at__lt=now)
        rows = rows.filter(
            Exists(CaseDeadline.objects.filter(missed, case=OuterRef("pk"), clock=wanted.late, dropped=False))
        )
    if wanted.caller:
        index = Case.objects.filter(pk=wanted.caller).exclude(phone_index="").values("phone_index")
        rows = rows.filter(phone_index__in=index)
    if wanted.differs:
        rows = differing(rows, wanted.differs)
    if wanted.supervised:
        rows = rows.filter(supervised=True)
    return rows.filter(urged__gt=0) if wanted.urged else rows


def differing(rows: QuerySet[Case], what: str) -> QuerySet[Case]:
    """Cases in which the city's centre judged otherwise than we do."""
    match what:
        case "responded":
            ours = Q(contacted_at__isnull=False)
            return rows.filter(Q(city_responded=True) & ~ours | Q(city_responded=False) & ours)
        case "resolved":
            ours = Q(result="resolved")
            return rows.filter(Q(city_resolved=True) & ~ours | Q(city_resolved=False) & ours)
        case "satisfied":
            return rows.filter(~Q(city_satisfied=F("satisfied")), city_satisfied__isnull=False, satisfied__isnull=False)
        case _:
            raise Invalid("不能这样比。")


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
        case "mentioned":
            return rows.filter(pk__in=unseen_mentions(reader).values("case_id"))
        case _:
            return rows.filter(Exists(tasks.filter(state=OPEN))) if wanted.step else rows


def unseen_mentions(reader: Signed) -> QuerySet[Comment]:
    return Comment.objects.filter(mentions__contains=[reader.number]).exclude(seen_by__contains=[reader.number])


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
