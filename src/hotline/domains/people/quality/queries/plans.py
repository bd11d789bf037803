"""Reads about sampling plans: the list, one with its progress."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q

from hotline.domains.people.quality.models import Inspection, SamplingPlan
from hotline.domains.people.quality.rules.inspections import InspectionState, PlanStage, Turn
from hotline.domains.platform.accounts.queries import staff_with
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

NONE = "没有这个抽样计划，请刷新列表。"


class Progress(NamedTuple):
    inspector: str
    assigned: int
    submitted: int
    overdue: int


def about(id: str) -> str:
    return f"plan/{id}"


def plans(cursor: str = "") -> Page[SamplingPlan]:
    """Fifty a page, the newest first. Raises Invalid for a bad cursor."""
    return page_by_moment(SamplingPlan.objects.all(), "created_at", cursor)


def plan(id: str) -> SamplingPlan:
    """Raises NotFound."""
    row = SamplingPlan.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def drawn_plan(id: str) -> SamplingPlan:
    """Raises NotFound, for one that is not drawn too."""
    row = SamplingPlan.objects.filter(pk=id, stage=PlanStage.DRAWN.value).select_related("standard").first()
    if row is None:
        raise NotFound("该计划尚未抽取或不存在，请刷新列表。")
    return row


def counts(plans: list[str]) -> dict[str, tuple[int, int]]:
    """Plan -> inspections, and those submitted."""
    rows = Inspection.objects.filter(plan__in=plans).values_list("plan").order_by()
    done = Q(state=InspectionState.SUBMITTED.value)
    return {
        plan: (all, submitted) for plan, all, submitted in rows.annotate(all=Count("pk"), done=Count("pk", filter=done))
    }


def progress(row: SamplingPlan, today: date) -> list[Progress]:
    """By inspector, in order."""
    rows = row.inspections.values_list("inspector").order_by("inspector")
    waiting = Q(state=InspectionState.WAITING.value)
    counted = rows.annotate(
        assigned=Count("pk"),
        submitted=Count("pk", filter=~waiting),
        overdue=Count("pk", filter=waiting & Q(due__lt=today)),
    )
    return [Progress(*each) for each in counted]


def drawn_by_stratum(row: SamplingPlan) -> Counter[str]:
    first = row.inspections.filter(turn=Turn.FIRST.value)
    return Counter(dict(first.values_list("stratum").annotate(calls=Count("pk")).order_by()))


def possible_inspectors() -> dict[str, str]:
    """Number -> name of whoever may inspect."""
    return {each.number: each.name for each in staff_with(Permission.QUALITY_INSPECT)}
