"""Shared steps of every change to a case: lock the row, refuse an outdated view, write timeline and event."""

from datetime import datetime
from typing import Any

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.workorders.actions.city_outgoing import write_for_city
from hotline.domains.service.workorders.models import Case, Entry
from hotline.domains.service.workorders.queries.cases import check_visible
from hotline.domains.service.workorders.rules.forms import PERSONAL
from hotline.domains.service.workorders.rules.timeline import What
from hotline.events.workorders import CaseFact, subject
from hotline.infrastructure import audit, row_change
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel import clock
from hotline.kernel.actor import SYSTEM as THE_SYSTEM
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.versions import Saving, stale_refusal

SYSTEM = "system"
LONGEST = 2000


def now() -> datetime:
    return clock.now()


def locked(by: Principal, id: str, revision: int | None = None) -> Case:
    """The case, locked until the transaction ends. Raises NotFound; Refused ``stale_version``: somebody was first."""
    check_visible(by, id)
    return locked_by_system(id, revision)


def locked_now(by: Principal, id: str, revision: int | None = None) -> tuple[Case, datetime]:
    """``locked``, and the moment of the change: not before the last one, though the machine's clock was set back."""
    case = locked(by, id, revision)
    return case, max(now(), case.changed_at)


def locked_by_system(id: str, revision: int | None = None) -> Case:
    cases = Case.objects.filter(pk=id).select_related("version", "department").defer("version__content")
    case = row_change.locked(cases, missing="没有这张工单，请刷新列表。")
    if revision is not None and revision != case.revision:
        raise stale(case)
    return case


def stale(case: Case) -> Refused:
    last = Entry.objects.filter(case=case).exclude(by="").order_by("-id").first()
    by = last.by if last else ""
    saving = Saving(0, case.revision, by, case.changed_at)
    return stale_refusal("这张工单", saving, names_of({by}).get(by, ""), now())


def check(by: Principal, permission: Permission, case: Case) -> None:
    if not by.may(permission):
        deny(by, permission, subject(case.pk))


def record(case: Case, fact: CaseFact, *, by: str) -> None:
    """Announce a fact under the case's next number. The caller's transaction holds the row and saves it."""
    who = Actor.staff(by) if by and by != SYSTEM else THE_SYSTEM
    event = row_change.emit(case, fact, subject=subject(case.pk), actor=who, alone=True)
    write_for_city(case, fact, event.at)


def note(case: Case, what: What, *, by: str, at: datetime, step: str = "", text: str = "", **detail: Any) -> Entry:
    """Write a line of the timeline, and an audit row."""
    audit.record(by=by or SYSTEM, action=f"workorders.{what}", about=subject(case.pk), step=step, **detail)
    author = by if by != SYSTEM else ""
    return Entry.objects.create(case=case, at=at, by=author, what=what, step=step, text=text, detail=detail)


def save(case: Case, at: datetime, *, alongside: bool = False) -> Case:
    """Save the case, as the last step of every change.

    ``alongside`` keeps the revision, so that forms being filled in elsewhere stay valid.
    """
    case.revision += not alongside
    case.changed_at = at
    case.save()
    return case


def refuse_over(case: Case) -> None:
    if case.over:
        raise Refused("工单已办结。请刷新查看；如需再办，请重开。", code="not_now")


def fit(text: str) -> str:
    """Free words that many read. Raises Invalid when they are too long or name a number of a person."""
    text = text.strip()
    if len(text) > LONGEST:
        raise Invalid(f"说明过长，最多 {LONGEST} 字。")
    if PERSONAL.search(text):
        raise Invalid("说明中请勿填写电话、证件号，请填入对应栏目。")
    return text.replace("\x00", "")


def reasoned(reason: str) -> str:
    """Words that must be given."""
    text = fit(reason)
    if not text:
        raise Invalid("请填写理由。", code="reason_missing")
    return text
