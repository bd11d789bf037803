"""Finding cases, each reader only what they may see."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hotline.domains.platform.citizens.queries.blocks import refuse_blocked_indexes, searched_indexes
from hotline.domains.service.workorders.models import (
    Case,
    CaseDeadline,
    CaseSearchText,
    CaseTask,
    Comment,
    Department,
    ModelVersion,
)
from hotline.domains.service.workorders.queries.people import doer
from hotline.domains.service.workorders.rules import masking
from hotline.domains.service.workorders.rules.keywords import pairs, terms
from hotline.domains.service.workorders.rules.permits import Doer
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.clock import beijing_day, day_bounds
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.paging import PAGE_SIZE, Page, cursor_of, cut, read_cursor
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

#: Number of the newest matching cases that are tried before all matches.
NEWEST_WORDED = 400
REPEAT_WITHIN = timedelta(days=30)
#: Where an open case without a deadline, a draft above all, stands among those that are due: last.
UNDATED = datetime.max.replace(tzinfo=UTC)
#: Ends of cases that we did not handle; they are not graded.
NOT_DEALT_WITH = ("voided", "merged", "returned_out")
OPEN, DONE = CaseTask.State.OPEN.value, CaseTask.State.DONE.value


@dataclass(frozen=True)
class CaseFilters:
    """The conditions of a search for cases. Empty means any."""

    #: mine (steps in my hands), department, claimable, done, opened (by me), mentioned (unseen) or all.
    scope: str = "all"
    #: Words in the case's text.
    q: str = ""
    state: str = ""
    kind: str = ""
    source: str = ""
    topic: str = ""
    district: str = ""
    urgency: str = ""
    department: str = ""
    number: str = ""
    #: A phone or identity number in full.
    person: str = ""
    start: date | None = None
    end: date | None = None
    overdue: bool = False
    supervised: bool = False
    urged: bool = False
    unrest: bool = False
    model: str = ""
    step: str = ""
    call: str = ""
    returned: bool = False
    result: str = ""
    #: A clock whose deadline was missed.
    late: str = ""
    #: Id of a case: cases of the same caller's number.
    caller: str = ""
    #: Where the city's centre graded the case otherwise than we: responded, resolved or satisfied.
    differs: str = ""


def visible_to(reader: Principal, who: Doer) -> QuerySet[Case]:
    """The cases that the reader may see: all, those of the reader's departments, or those the reader opened or worked
    on.
    """
    return _unsealed(Case.objects.filter(reduce(or_, _ways(reader, who))), reader, who)


def _ways(reader: Principal, who: Doer, held: Q | None = None) -> list[Q]:
    """The conditions under which the reader may see a case. Each alone can use an index; combined by OR they cannot.

    ``held``: the condition for steps in the reader's hands, if it was looked up before.
    """
    if reader.may(Permission.WORKORDERS_VIEW_ALL):
        return [Q()]
    ways = [Q(pk__in=[])]
    if reader.may(Permission.WORKORDERS_VIEW_OWN):
        ways.append(Q(created_by=reader.number))
    if reader.may(Permission.WORKORDERS_VIEW_DEPARTMENT):
        departments = list(who.departments)
        ways += [Q(department_id__in=departments), Q(former_departments__overlap=departments)]
    if reader.may(Permission.WORKORDERS_VIEW_OWN) or reader.may(Permission.WORKORDERS_WORK):
        ways += _by_own_steps(who, held)
    if reader.may(Permission.WORKORDERS_WORK):
        # the case's own column comes first: PostgreSQL evaluates in this order, so closed cases need no look at steps
        ways.append(Q(over=False) & Q(Exists(claimable(who).filter(case=OuterRef("pk")))))
    return ways


def _by_own_steps(who: Doer, held: Q | None) -> list[Q]:
    steps = CaseTask.objects.filter(case=OuterRef("pk"))
    mine = steps.filter(state=OPEN, person__in=[who.number, *who.stands_for])
    return [held or Q(Exists(mine)), Q(Exists(steps.filter(state=DONE, over_by=who.number)))]


def _held(who: Doer) -> Q:
    """Cases with a step in the reader's hands, looked up first.

    PostgreSQL's planner would take a person who has done many steps for one who has many open ones.
    """
    steps = CaseTask.objects.filter(state=OPEN, person__in=[who.number, *who.stands_for])
    return Q(pk__in=list(steps.values_list("case_id", flat=True)))


def _unsealed(rows: QuerySet[Case], reader: Principal, who: Doer, held: Q | None = None) -> QuerySet[Case]:
    """Without confidential cases that the reader may not see, did not open and does not have by name."""
    if reader.may(Permission.WORKORDERS_VIEW_SEALED):
        return rows
    open_to = Q(confidential=False) | Q(created_by=reader.number)
    return rows.filter(reduce(or_, _by_own_steps(who, held), open_to))


def all_seen(reader: Principal, now: datetime) -> QuerySet[Case]:
    """The cases of ``visible_to``, for queries that go through all of them.

    The few confidential ones that the reader may see are looked up first.
    """
    who = doer(reader, beijing_day(now))
    if not reader.may(Permission.WORKORDERS_VIEW_ALL) or reader.may(Permission.WORKORDERS_VIEW_SEALED):
        return visible_to(reader, who)
    theirs = list(_unsealed(Case.objects.filter(confidential=True), reader, who).values_list("pk", flat=True))
    return Case.objects.filter(Q(confidential=False) | Q(pk__in=theirs))


def claimable(who: Doer) -> QuerySet[CaseTask]:
    """Open steps that nobody has and this person may take."""
    theirs = Q(department=None) | Q(department_id__in=list(who.departments))
    return CaseTask.objects.filter(theirs, state=OPEN, person="", role__in=list(who.roles))


def visible_case(reader: Principal, id: str) -> Case:
    """The case. Raises NotFound also for one that the reader may not see, so that its existence is not revealed."""
    found = _one(reader, id).select_related("version", "department").defer("version__content").first()
    if found is None:
        raise _nothing()
    return found


def check_visible(reader: Principal, id: str) -> None:
    """Raises NotFound as ``visible_case`` does."""
    if not _one(reader, id).exists():
        raise _nothing()


def _one(reader: Principal, id: str) -> QuerySet[Case]:
    return visible_to(reader, doer(reader, beijing_day(datetime.now(UTC)))).filter(pk=id)


def _nothing() -> NotFound:
    return NotFound("没有这张工单，或您无权查看。请核对工单号。")


def search(reader: Principal, filters: CaseFilters, now: datetime) -> QuerySet[Case]:
    """Raises Invalid for what cannot be searched for."""
    who = doer(reader, beijing_day(now))
    return _narrowed(visible_to(reader, who), filters, reader, who, now)


def _narrowed(
    rows: QuerySet[Case], filters: CaseFilters, reader: Principal, who: Doer, now: datetime
) -> QuerySet[Case]:
    rows = _scoped(rows if filters.scope == "mine" else rows.filter(trial=False), filters, reader, who)
    exact = {
        "state": filters.state, "kind": filters.kind, "source": filters.source, "topic": filters.topic,
        "call": filters.call, "district": filters.district, "result": filters.result, "urgency": filters.urgency,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in exact.items() if value} | _keys(filters))
    if filters.number:
        rows = rows.filter(Q(number=filters.number) | Q(external_number=filters.number))
    if filters.person:
        indexes = searched_indexes(masking.written("phone", filters.person))
        rows = rows.filter(Q(phone_index__in=indexes) | Q(identity_index__in=indexes))
    rows = _flagged(_between(rows, filters), filters, now)
    return _worded(rows, filters.q) if filters.q.strip() else rows


def _keys(filters: CaseFilters) -> dict[str, list[int]]:
    """Department and model as keys instead of codes: with a join, no index gives the newest first."""
    keys: dict[str, list[int]] = {}
    if filters.department:
        keys["department_id__in"] = list(
            Department.objects.filter(code=filters.department).values_list("pk", flat=True)
        )
    if filters.model:
        keys["version_id__in"] = list(ModelVersion.objects.filter(model=filters.model).values_list("pk", flat=True))
    return keys


def _between(rows: QuerySet[Case], filters: CaseFilters) -> QuerySet[Case]:
    if filters.start:
        rows = rows.filter(created_at__gte=day_bounds(filters.start)[0])
    return rows.filter(created_at__lt=day_bounds(filters.end)[1]) if filters.end else rows


def _flagged(rows: QuerySet[Case], filters: CaseFilters, now: datetime) -> QuerySet[Case]:
    if filters.overdue:
        rows = rows.filter(over=False, due_at__lt=now)
    if filters.returned:
        rows = rows.filter(returns__gt=0)
    if filters.late:
        missed = Q(stopped_at__gt=F("due_at")) | Q(stopped_at=None, due_at__lt=now)
        rows = rows.filter(
            Exists(CaseDeadline.objects.filter(missed, case=OuterRef("pk"), clock=filters.late, dropped=False))
        )
    if filters.caller:
        theirs = Case.objects.filter(pk=filters.caller).first()
        found = phone_indexes(theirs) if theirs else []
        refuse_blocked_indexes(found, "按号码查找")
        rows = rows.filter(phone_index__in=found)
    if filters.differs:
        rows = differing(rows, filters.differs)
    if filters.unrest:
        rows = rows.exclude(unrest="")
    if filters.supervised:
        rows = rows.filter(supervised=True)
    return rows.filter(urged__gt=0) if filters.urged else rows


def differing(rows: QuerySet[Case], what: str) -> QuerySet[Case]:
    """Cases that the city's centre graded otherwise than we do."""
    rows = rows.exclude(state__in=NOT_DEALT_WITH)
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
            raise Invalid("不支持这种比较。请重新选择。")


def _scoped(rows: QuerySet[Case], filters: CaseFilters, reader: Principal, who: Doer) -> QuerySet[Case]:
    tasks = CaseTask.objects.filter(case=OuterRef("pk"))
    if filters.step:
        tasks = tasks.filter(step=filters.step)
    match filters.scope:
        case "mine":
            return rows.filter(Exists(tasks.filter(state=OPEN, person__in=[who.number, *who.stands_for])))
        case "department":
            return rows.filter(Exists(tasks.filter(state=OPEN, department_id__in=list(who.departments))))
        case "claimable":
            theirs = claimable(who).filter(case=OuterRef("pk"))
            return rows.filter(Exists(theirs.filter(step=filters.step) if filters.step else theirs))
        case "done":
            return rows.filter(Exists(tasks.filter(state=DONE, over_by=who.number)))
        case "opened":
            return rows.filter(created_by=reader.number)
        case "mentioned":
            return rows.filter(pk__in=unseen_mentions(reader).values("case_id"))
        case _:
            return rows.filter(Exists(tasks.filter(state=OPEN))) if filters.step else rows


def unseen_mentions(reader: Principal) -> QuerySet[Comment]:
    return Comment.objects.filter(mentions__contains=[reader.number]).exclude(seen_by__contains=[reader.number])


def _worded(rows: QuerySet[Case], q: str) -> QuerySet[Case]:
    return rows.filter(pk__in=_with_keywords(q).values("case_id"))


def _with_keywords(q: str) -> QuerySet[CaseSearchText]:
    keywords = terms(q)
    if not keywords:
        raise Invalid("请至少输入两个字搜索。")
    found = CaseSearchText.objects.filter(pairs__contains=[pair for term in keywords for pair in pairs(term)])
    for term in keywords:
        found = found.filter(text__contains=term)
    return found


def page(
    reader: Principal, filters: CaseFilters, now: datetime, cursor: str = "", *, by_urgency: bool = False
) -> Page[Case]:
    """Fifty of the cases that ``search`` finds: newest first, or open ones, the soonest due first, those without a
    deadline last. Raises Invalid, also for a wrong cursor.

    Their ids are found first, in one query; then these cases are read.
    """
    who, field = doer(reader, beijing_day(now)), "due_at" if by_urgency else "created_at"
    after = read_cursor(cursor) if cursor else None
    held = _held(who)
    ways = _ways(reader, who, held)
    if filters.scope != "all" or filters.q.strip():
        ways = [reduce(or_, ways)]  # the list's own steps, or the cases with the words, are few
    found: list[tuple[datetime, str]] = []
    if filters.scope == "all" and filters.q.strip() and reader.may(Permission.WORKORDERS_VIEW_ALL) and not by_urgency:
        newest = _with_keywords(filters.q).order_by("-created_at", "-case_id")
        if after:
            newest = newest.filter(created_at__lte=after[0])
        some = Case.objects.filter(pk__in=newest.values("case_id")[:NEWEST_WORDED])
        rows = _unsealed(_narrowed(some, replace(filters, q=""), reader, who, now), reader, who, held)
        found = _first([rows], field, after)
    if len(found) <= PAGE_SIZE:
        rows = _unsealed(_narrowed(Case.objects.all(), filters, reader, who, now), reader, who, held)
        found = _first([rows.filter(way) for way in ways], field, after)
    places = cut(found, lambda place: cursor_of(*place), PAGE_SIZE)
    cases = listed(Case.objects.all()).in_bulk([id for _, id in places.rows])
    return Page([cases[id] for _, id in places.rows if id in cases], places.next)


def _first(ways: list[QuerySet[Case]], field: str, after: tuple[datetime, str] | None) -> list[tuple[datetime, str]]:
    """Moment and id of the first cases: a page and one more.

    Each way's first rows are quick; the first of them all count.
    """
    first, *others = [_beyond(rows, field, after).values_list(field, "pk")[: PAGE_SIZE + 1] for rows in ways]
    found = set(first.union(*others, all=True) if others else first)
    if field == "due_at" and len(found) <= PAGE_SIZE:
        found |= {(UNDATED, id) for rows in ways for id in _undated(rows, after)}
    return sorted(found, reverse=field == "created_at")[: PAGE_SIZE + 1]


def _undated(rows: QuerySet[Case], after: tuple[datetime, str] | None) -> list[str]:
    """Ids of open cases without a deadline beyond the cursor: a page and one more."""
    rows = rows.filter(over=False, due_at=None)
    if after and after[0] == UNDATED:
        rows = rows.filter(id__gt=after[1])
    return list(rows.order_by("id").values_list("pk", flat=True)[: PAGE_SIZE + 1])


def listed(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Read only what a row of a list shows, without the flow's position and the model, which are large."""
    return rows.select_related("version", "department").defer("flow", "version__content")


def _beyond(rows: QuerySet[Case], field: str, after: tuple[datetime, str] | None) -> QuerySet[Case]:
    """The cases in order, beyond the cursor. A closed case is not due any more."""
    by_urgency = field == "due_at"
    if by_urgency:
        rows = rows.filter(over=False, due_at__isnull=False).order_by("due_at", "id")
    else:
        rows = rows.order_by("-created_at", "-id")
    if after:
        at, id = after
        beyond, to = ("gt", "gte") if by_urgency else ("lt", "lte")
        rows = rows.filter(Q(**{f"{field}__{to}": at}), Q(**{f"{field}__{beyond}": at}) | Q(**{f"id__{beyond}": id}))
    return rows


def phone_indexes(case: Case) -> list[str]:
    """Every index under which other cases may have the case's telephone number; none without a number."""
    phone = phone_of(case)
    return indexes_of(phone) if phone else []


def phone_of(case: Case) -> Sealed | None:
    """The case's telephone number; None for a case without."""
    stored = case.sealed.get("phone")
    return Case.sealed_values.found_in(case, stored, "phone") if stored else None


def cases_by_id(ids: Collection[str]) -> dict[str, Case]:
    return listed(Case.objects.all()).in_bulk(list(ids))


def repeats_of(case: Case) -> QuerySet[Case]:
    """Other cases of the same number about the same employer within 30 days, neither merged nor voided themselves."""
    if not (indexes := phone_indexes(case)):
        return Case.objects.none()
    same = Case.objects.filter(
        phone_index__in=indexes,
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
