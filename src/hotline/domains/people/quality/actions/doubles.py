"""Two inspectors graded a call blind: the items in which they differ go to the client, like an appeal that differs."""

from datetime import timedelta

from hotline.domains.people.quality.models import Appeal, Inspection, Mark, WrongAnswer
from hotline.domains.people.quality.rules.inspections import (
    APPEAL_DAYS,
    AppealState,
    InspectionState,
    Turn,
    WrongState,
)
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.row_change import Change
from hotline.kernel.clock import beijing_day
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission


def hold(id: str) -> None:
    """Lock both inspections of its call, always in one order: the later of two at the same moment sees the earlier."""
    row = Inspection.objects.filter(pk=id).values("plan", "call").first()
    if row is not None:
        list(Inspection.objects.select_for_update(of=("self",)).filter(**row).order_by("pk"))


def refer(change: Change[Inspection]) -> None:
    """Once both have graded the call, each item in which they differ waits for the client. Both grades stay."""
    row = change.row
    both = Inspection.objects.filter(plan=row.plan_id, call=row.call)
    other = both.filter(state=InspectionState.SUBMITTED.value).exclude(pk=row.pk).first()
    if other is None:
        return
    first, double = (row, other) if row.turn == Turn.FIRST.value else (other, row)
    differing = _differing(first, double)
    if not differing:
        return
    Appeal.objects.bulk_create(
        Appeal(
            id=new_id("appeal"),
            mark=mark,
            at=change.at,
            state=AppealState.ARBITRATION.value,
            reviewer=double.inspector,
            due=beijing_day(change.at) + timedelta(days=APPEAL_DAYS),
            review_grade=second.grade,
            review_comment=second.comment,
            reviewed_at=double.submitted_at,
        )
        for mark, second in differing
    )
    change.record("quality.differ", items=[mark.item for mark, _ in differing])
    _notify(change, first, len(differing))


def _differing(first: Inspection, double: Inspection) -> list[tuple[Mark, Mark]]:
    """But what was appealed before, and a wrong answer on which a second person has decided."""
    second = {mark.item: mark for mark in double.marks.all()}
    open_ones = first.marks.filter(appeal=None).order_by("pk")
    if WrongAnswer.objects.filter(inspection=first).exclude(state=WrongState.WAITING.value).exists():
        open_ones = open_ones.exclude(item=POLICY_CORRECT)
    return [(mark, second[mark.item]) for mark in open_ones if second[mark.item].grade != mark.grade]


def _notify(change: Change[Inspection], first: Inspection, items: int) -> None:
    content = Content(
        key=f"inspection/{first.pk}/differ",
        kind="quality.due",
        title="双人复核待仲裁",
        text=f"两人评分不一致 {items} 项",
        link="/quality/appeals",
        at=change.at,
        urgency=Urgency.IMPORTANT,
        about=f"inspection/{first.pk}",
    )
    notify(content, [PermissionHolders(Permission.QUALITY_ARBITRATE)])
