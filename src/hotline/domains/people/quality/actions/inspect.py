"""An inspector grades a call: drafts are stored, the submitted inspection stays as it is."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from hotline.domains.people.quality.actions import doubles
from hotline.domains.people.quality.models import Inspection, MachineMark, Mark, WrongAnswer
from hotline.domains.people.quality.queries.inspections import NONE
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import (
    MAX_COMMENT,
    MAX_SECONDS,
    InspectionState,
    MachineAnswer,
    Turn,
    appeal_ends,
)
from hotline.domains.people.quality.rules.standards import (
    POLICY_CORRECT,
    Content,
    Grade,
    check_complete,
    check_grades,
    scored,
)
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules import texts
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.events.quality import CallInspected
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden


class Graded(NamedTuple):
    """One item as an inspector grades it. ``grade``: None while it is open. ``seconds``: where it can be heard.

    ``answer``: to the machine's proposal.
    """

    grade: Grade | None
    seconds: int | None = None
    comment: str = ""
    answer: MachineAnswer | None = None


def about(id: str) -> str:
    return f"inspection/{id}"


def save_draft(*, by: Principal, id: str, graded: Mapping[str, Graded], comment: str) -> None:
    """Store what is graded so far. A draft decides nothing, so it leaves no audit row.

    Raises NotFound, NotPermitted, Invalid, Refused ``submitted``.
    """
    if not by.may(Permission.QUALITY_INSPECT):
        deny(by, Permission.QUALITY_INSPECT, about(id))
    row = _own(by, id).select_related("standard").first()
    if row is None:
        raise NotFound(NONE)
    draft = drafted(content_of(row.standard), graded, comment)
    waiting = _own(by, id).filter(state=InspectionState.WAITING.value)
    if not waiting.update(draft=draft):
        raise _submitted()


@transaction.atomic
def submit(*, by: Principal, id: str, graded: Mapping[str, Graded], comment: str) -> Inspection:
    """Grade every item for good. A failed policy item makes a wrong answer that a second person has to confirm.
    Where two have graded the call, the client decides what they differ in.

    Raises NotFound, NotPermitted, Invalid ``incomplete``, Refused ``submitted``.
    """
    if not by.may(Permission.QUALITY_INSPECT):
        deny(by, Permission.QUALITY_INSPECT, about(id))
    doubles.hold(id)
    with changing(_own(by, id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if row.state != InspectionState.WAITING.value:
            raise _submitted()
        content = content_of(row.standard)
        draft = drafted(content, graded, comment)
        grades = {key: Grade(each["grade"]) for key, each in draft["items"].items() if each["grade"]}
        check_complete(content, grades)
        score = scored(content, grades)
        row.score, row.red_line, row.comment = score.points, score.red_line, draft["comment"]
        row.state, row.submitted_at, row.draft = InspectionState.SUBMITTED.value, change.at, {}
        Mark.objects.bulk_create(
            Mark(inspection=row, item=item.key, **_mark(draft["items"][item.key])) for item in content.items
        )
        _store_answers(row, graded)
        change.record("quality.submit", score=str(score.points), red_line=score.red_line)
        if row.turn == Turn.FIRST.value:
            change.announce(CallInspected(row.call, row.agent, float(score.points), score.red_line, by.number))
            if grades.get(POLICY_CORRECT) is Grade.FAIL:
                WrongAnswer(inspection=row).save(force_insert=True)
            _notify(change)
        doubles.refer(change)
    return row


def drafted(content: Content, graded: Mapping[str, Graded], comment: str = "") -> dict[str, Any]:
    """What is graded so far as it is stored, personal data hidden. Raises Invalid."""
    check_grades(content, {key: each.grade for key, each in graded.items() if each.grade})
    for key, each in graded.items():
        if each.seconds is not None and not 0 <= each.seconds <= MAX_SECONDS:
            raise Invalid(f"“{content.item(key).name}”的时间点有误，请重新标记。")
    if max(len(comment), *(len(each.comment) for each in graded.values()), 0) > MAX_COMMENT:
        raise Invalid(f"说明和评语最多 {MAX_COMMENT} 字。")
    items = {
        key: {
            "grade": each.grade.value if each.grade else "",
            "seconds": each.seconds,
            "comment": hidden(each.comment),
            "answer": each.answer.value if each.answer else "",
        }
        for key, each in graded.items()
    }
    return {"items": items, "comment": hidden(comment)[:MAX_COMMENT]}


def _mark(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name != "answer"}


def _store_answers(row: Inspection, graded: Mapping[str, Graded]) -> None:
    for answer in MachineAnswer:
        items = [key for key, each in graded.items() if each.answer is answer]
        MachineMark.objects.filter(inspection=row, item__in=items).update(answer=answer.value)


def _notify(change: Change[Inspection]) -> None:
    row = change.row
    content = texts.Content(
        key=f"{change.about}/result",
        kind="quality.result",
        title=f"质检结果：{row.score} 分",
        text=f"{row.call_at.astimezone(BEIJING):%m-%d %H:%M} 的通话已质检，"
        f"{appeal_ends(change.at).astimezone(BEIJING):%m-%d %H:%M} 前可申诉。",
        link=f"/quality/own/{row.pk}",
        at=change.at,
        urgency=Urgency.IMPORTANT,
        about=change.about,
    )
    notify(content, [Person(row.agent)])


def _own(by: Principal, id: str) -> QuerySet[Inspection]:
    return Inspection.objects.filter(pk=id, inspector=by.number)


def _submitted() -> Refused:
    return Refused("这张质检单已提交，不能再改。请刷新列表。", code="submitted")
