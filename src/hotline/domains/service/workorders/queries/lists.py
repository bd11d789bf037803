"""Counts of the reader's work lists, and their order."""

from datetime import datetime

from hotline.domains.service.workorders.models import Case, CaseTask, SavedFilter
from hotline.domains.service.workorders.queries.cases import OPEN, claimable, listed, unseen_mentions
from hotline.domains.service.workorders.queries.people import doer
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day


def counts(reader: Principal, now: datetime) -> dict[str, int]:
    who = doer(reader, beijing_day(now))
    mine = CaseTask.objects.filter(state=OPEN, person__in=[who.number, *who.stands_for])
    return {
        "mine": mine.count(),
        "department": CaseTask.objects.filter(state=OPEN, department_id__in=list(who.departments)).count(),
        "claimable": claimable(who).count(),
        "overdue": mine.filter(due_at__lt=now).count(),
        "mentions": unseen_mentions(reader).count(),
    }


def mentioned_in(reader: Principal) -> list[Case]:
    """Cases with a comment that mentions the reader, who has not seen it yet."""
    cases = unseen_mentions(reader).values("case_id")
    return list(listed(Case.objects.filter(pk__in=cases)).order_by("-changed_at")[:100])


def filters(reader: Principal) -> list[SavedFilter]:
    return list(SavedFilter.objects.filter(number=reader.number))
