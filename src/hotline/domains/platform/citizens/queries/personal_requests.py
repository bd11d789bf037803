"""Reads about citizens' requests about their data: who may see which, pages, what is stored about a person."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from hotline.domains.platform.approvals.queries import requests as approvals
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.citizens.models import PersonalRequest
from hotline.domains.platform.citizens.ports import Holder, Stored, Subject, holders
from hotline.domains.platform.citizens.rules.personal_requests import RequestState
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

NONE = "没有这项请求，或您无权查看。请刷新列表。"
OPEN = RequestState.OPEN.value


class StoredBy(NamedTuple):
    """What one domain stores about a person."""

    name: str
    things: list[Stored]


def about(id: str) -> str:
    """The subject of a request."""
    return f"personal-request/{id}"


def visible_to(reader: Principal) -> QuerySet[PersonalRequest]:
    """All for who decides on them, else the own ones."""
    if reader.may(Permission.CITIZENS_DECIDE):
        return PersonalRequest.objects.all()
    return PersonalRequest.objects.filter(registered_by=reader.number)


def request_for(reader: Principal, id: str) -> PersonalRequest:
    """Raises NotFound also for a request that the reader may not see."""
    row = visible_to(reader).filter(pk=id).prefetch_related("changes").first()
    if row is None:
        raise NotFound(NONE)
    return row


def page(reader: Principal, *, state: str, kind: str, cursor: str) -> Page[PersonalRequest]:
    """``state`` open: the earliest due first; over: the newest first. Fifty a page."""
    rows = visible_to(reader).filter(**({"kind": kind} if kind else {}))
    if state == OPEN:
        return page_by_moment(rows.filter(state=OPEN), "due_at", cursor, newest_first=False)
    return page_by_moment(rows.exclude(state=OPEN), "registered_at", cursor)


def open_requests() -> list[PersonalRequest]:
    return list(PersonalRequest.objects.filter(state=OPEN).order_by("due_at"))


def stored_about(row: PersonalRequest) -> list[StoredBy]:
    """Everything that is stored about the person, domain by domain, the newest first."""
    identity = row.identity
    subject = Subject(tuple(indexes_of(row.number)), tuple(indexes_of(identity)) if identity else ())
    return [
        StoredBy(holder.NAME, sorted(holder.stored_about(subject), key=lambda thing: thing.at, reverse=True))
        for holder in holders()
    ]


def holder_of(subject: str) -> Holder:
    """The domain that stores ``subject``, such as ``case/…``. Raises NotFound."""
    found = next((holder for holder in holders() if subject.startswith(holder.PREFIXES)), None)
    if found is None:
        raise NotFound("没有这一项，请刷新后重新选择。")
    return found


def may_copy(reader: Principal, row: PersonalRequest, now: datetime) -> bool:
    """Whether the reader has an approval for a copy of this request that is not used up."""
    return approvals.usable(reader, ApprovalKind.PERSONAL_COPY, about(row.pk), now) is not None


def is_copy_requested(reader: Principal, row: PersonalRequest, now: datetime) -> bool:
    return approvals.pending(reader, ApprovalKind.PERSONAL_COPY, about(row.pk), now) is not None
