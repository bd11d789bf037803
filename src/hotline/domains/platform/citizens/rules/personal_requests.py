"""A citizen's request about their own personal data: kinds, states, the clock, and who may decide.

个人信息保护法: to limit processing (article 44), access and copies (45), correction (46), deletion (47), reasons of a
refusal (50).
The law says "in time"; fifteen working days are within the thirty days of GB/T 35273-2020, 8.7.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.kernel.clock import beijing_day
from hotline.kernel.masking import mask_number

#: Working days to answer in, and how many of them are left when the people responsible are reminded.
TERM_DAYS, REMIND_DAYS = 15, 3


class RequestKind(StrEnum):
    ACCESS = "access"
    CORRECTION = "correction"
    DELETION = "deletion"
    BLOCKING = "blocking"
    LIFTING = "lifting"


class RequestState(StrEnum):
    """``PARTLY``: granted as far as the law allows, the rest was refused with reasons."""

    OPEN = "open"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class IdentityCheck(StrEnum):
    """How it was made sure that the person who asks is the person concerned, or may act for them."""

    CALLED_BACK = "called_back"
    DOCUMENT = "document"
    ENTRUSTED = "entrusted"


class Source(StrEnum):
    CALL = "call"
    DESK = "desk"
    LETTER = "letter"


KIND_NAMES: Mapping[RequestKind, str] = {
    RequestKind.ACCESS: "查阅、复制",
    RequestKind.CORRECTION: "更正",
    RequestKind.DELETION: "删除",
    RequestKind.BLOCKING: "限制处理",
    RequestKind.LIFTING: "解除限制",
}


@dataclass(frozen=True)
class RequestStatus:
    """What of a request decides what may be done with it."""

    kind: RequestKind
    state: RequestState
    registered_by: str
    identity_checked: bool


def due_at(registered: datetime, calendar: WorkingCalendar) -> datetime:
    """The end of office hours on the fifteenth working day after the day of registration."""
    return calendar.closing(calendar.nth_working_day(beijing_day(registered), TERM_DAYS))


def working_days_left(due: datetime, today: date, calendar: WorkingCalendar) -> int:
    """The working days after today until the due day; negative once the due day is past."""
    last = beijing_day(due)
    return calendar.working_days(today, last) if last >= today else -calendar.working_days(last, today)


def reminder_of(due: datetime, now: datetime, calendar: WorkingCalendar) -> str:
    """Which reminder an open request is due for: "overdue", "near", or "" for none."""
    if now > due:
        return "overdue"
    return "near" if working_days_left(due, beijing_day(now), calendar) <= REMIND_DAYS else ""


def decision_refusal(request: RequestStatus, by: str, *, grants: bool) -> str:
    """Why this person may not decide on the request now, in a sentence; "" when they may.

    A request may be refused though identity could not be checked: that is a reason to refuse.
    """
    if request.state is not RequestState.OPEN:
        return "该请求已有结果。请刷新查看。"
    if grants and not request.identity_checked:
        return "身份未核验。请先核验请求人身份，再作决定。"
    if request.registered_by == by:
        return "您登记的请求须由他人决定。"
    return ""


def outcome_of(retained: Collection[str], done: Collection[str]) -> RequestState:
    """The outcome of a deletion. ``retained``: what the law or the contract keeps; ``done``: what was deleted."""
    if not retained:
        return RequestState.GRANTED
    return RequestState.PARTLY if done else RequestState.REFUSED


_FIGURES = re.compile(r"\d(?:[\s-]?\d){6,}[Xx]?")


def without_others(text: str, own: Collection[str]) -> str:
    """``text`` with every telephone, identity and account number masked that is not the person's own."""

    def masked(found: re.Match[str]) -> str:
        plain = re.sub(r"[\s-]", "", found[0]).upper()
        return found[0] if plain in own else mask_number(plain)

    return _FIGURES.sub(masked, text)
