"""Reads about inspections: what is due for an inspector, one of them, those of an agent."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from hotline.domains.people.quality.models import Appeal, Inspection, Mark, WrongAnswer
from hotline.domains.people.quality.rules.inspections import AppealState, InspectionState, Turn, WrongState
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这张质检单，或不由您办理。请刷新列表。"
NO_RESULT = "没有这条质检结果，请刷新列表。"
#: A list of what is due has so many; the rest follows as they are done.
LISTED = 200


def due_of(inspector: str) -> list[Inspection]:
    """What the inspector has to do, the first due first."""
    rows = Inspection.objects.filter(inspector=inspector, state=InspectionState.WAITING.value)
    return list(rows.select_related("plan").order_by("due", "id")[:LISTED])


def due_count(inspector: str) -> int:
    return Inspection.objects.filter(inspector=inspector, state=InspectionState.WAITING.value).count()


def submitted_by(inspector: str, cursor: str = "") -> Page[Inspection]:
    """The inspector's own, the newest first."""
    rows = Inspection.objects.filter(inspector=inspector, state=InspectionState.SUBMITTED.value)
    return page_by_moment(rows.select_related("plan"), "submitted_at", cursor)


def own_inspection(inspector: str, id: str) -> Inspection:
    """Raises NotFound, for another's too, so that a second inspector never sees the first one's grades."""
    row = Inspection.objects.filter(pk=id, inspector=inspector).select_related("plan", "standard").first()
    if row is None:
        raise NotFound(NONE)
    return row


def next_due(row: Inspection) -> str:
    """The one that the inspector does after this, "" for none."""
    rows = Inspection.objects.filter(inspector=row.inspector, state=InspectionState.WAITING.value).exclude(pk=row.pk)
    return rows.order_by("due", "id").values_list("pk", flat=True).first() or ""


def results_of(agent: str) -> QuerySet[Inspection]:
    """The submitted inspections of an agent that count: first ones."""
    rows = Inspection.objects.filter(agent=agent, state=InspectionState.SUBMITTED.value, turn=Turn.FIRST.value)
    return rows.select_related("standard")


def result_of(agent: str, id: str) -> Inspection:
    """Raises NotFound."""
    row = results_of(agent).filter(pk=id).first()
    if row is None:
        raise NotFound(NO_RESULT)
    return row


def marks_of(rows: list[Inspection]) -> dict[str, list[Mark]]:
    """Inspection -> its marks, with their appeal."""
    found: dict[str, list[Mark]] = {row.pk: [] for row in rows}
    for mark in Mark.objects.filter(inspection__in=found).select_related("appeal").order_by("pk"):
        found[mark.inspection_id].append(mark)
    return found


def open_appeal(inspection: str) -> bool:
    states = (AppealState.REVIEW.value, AppealState.ARBITRATION.value)
    return Appeal.objects.filter(mark__inspection=inspection, state__in=states).exists()


def settled_at(inspection: str) -> datetime | None:
    """When an appeal of the policy item was decided; None without one."""
    states = (AppealState.UPHELD.value, AppealState.CHANGED.value)
    rows = Appeal.objects.filter(mark__inspection=inspection, mark__item=POLICY_CORRECT, state__in=states)
    return rows.values_list(Coalesce("decided_at", "reviewed_at"), flat=True).first()


def decided_of(row: Inspection) -> dict[str, Appeal]:
    """Item -> what graded again came to, of the call that this inspection is of: by an appeal or as two differed."""
    states = (AppealState.UPHELD.value, AppealState.CHANGED.value)
    rows = Appeal.objects.filter(mark__inspection__plan=row.plan_id, mark__inspection__call=row.call, state__in=states)
    return {appeal.mark.item: appeal for appeal in rows.select_related("mark")}


def decided_counts(rows: Collection[Inspection]) -> dict[tuple[str, str], int]:
    """(Plan, call) -> how many items of the call the client has decided."""
    of_calls = Appeal.objects.filter(mark__inspection__call__in={row.call for row in rows}, decided_at__isnull=False)
    return Counter(of_calls.values_list("mark__inspection__plan", "mark__inspection__call"))


def first_of(row: Inspection) -> Inspection:
    """The inspection that counts of the call, with its wrong answer where there is one."""
    rows = Inspection.objects.filter(plan=row.plan_id, call=row.call, turn=Turn.FIRST.value)
    return rows.select_related("wrong").get()


def appeals_to_review(reviewer: str) -> list[Appeal]:
    rows = Appeal.objects.filter(reviewer=reviewer, state=AppealState.REVIEW.value)
    return list(rows.select_related("mark__inspection__standard").order_by("due", "pk"))


def appeals_to_arbitrate() -> list[Appeal]:
    rows = Appeal.objects.filter(state=AppealState.ARBITRATION.value)
    return list(rows.select_related("mark__inspection__standard").order_by("at", "pk"))


def wrong_answers(state: str) -> list[WrongAnswer]:
    rows = WrongAnswer.objects.filter(state=state).select_related("inspection__standard")
    return list(rows.order_by("-inspection__submitted_at")[:LISTED])


def wrong_answers_between(start: datetime, end: datetime) -> list[WrongAnswer]:
    """Those that a second person confirmed in [start, end), the first confirmed first."""
    rows = WrongAnswer.objects.filter(state=WrongState.CONFIRMED.value, decided_at__gte=start, decided_at__lt=end)
    return list(rows.select_related("inspection").order_by("decided_at", "pk"))
